package ringside.machine.boot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.machine.UnusableImageException;
import ringside.machine.memory.PhysicalMemory;

/// Loads an image and writes what its protocol tells a kernel: PVH if the image has a note for it, else multiboot 1 if it has a header for that.
public final class BootLoader {
    /// Where the information for the kernel lies; below it nothing is ours.
    static final long INFORMATION = 0x6000;
    static final long COMMAND_LINE = 0x2_0000;
    private static final int LONGEST_COMMAND_LINE = 4096;

    private final PhysicalMemory memory;

    public BootLoader(PhysicalMemory memory) {
        this.memory = memory;
    }

    /// Where to start.
    ///
    /// @param entry       physical address of 32-bit code
    /// @param magic       for EAX
    /// @param information physical address for EBX
    public record Start(long entry, long magic, long information) {}

    /// A range of the file and where it goes.
    record Segment(long physical, int fileOffset, int fileLength, long memoryLength) {}

    /// A boot module in memory; of length 0 for none.
    record Module(long physical, int length) {}

    /// @param module boot module, empty for none
    public Start load(byte[] file, String commandLine, byte[] module) throws UnusableImageException {
        var header = MultibootHeader.find(file);
        if (header.isPresent() && header.get().saysWhereToLoad()) {
            return multiboot(file, header.get().segments(file), header.get().entry(), commandLine, module);
        }
        var image = ElfImage.parse(file);
        if (image.pvhEntry().isEmpty() && header.isPresent()) {
            return multiboot(file, image.segments(), image.entry(), commandLine, module);
        }
        long entry = image.pvhEntry().orElseThrow(() -> new UnusableImageException(
                "ELF file without a PVH entry: needed is a note named Xen of type 18 (PHYS32_ENTRY), or a multiboot header"));
        var placed = place(file, image.segments(), entry, commandLine, module);
        new PvhInformation(memory).write(placed);
        return new Start(entry, 0, INFORMATION);
    }

    private Start multiboot(byte[] file, List<Segment> segments, long entry, String commandLine, byte[] module) throws UnusableImageException {
        var placed = place(file, segments, entry, MultibootInformation.KERNEL_NAME + " " + commandLine, module);
        new MultibootInformation(memory).write(placed);
        return new Start(entry, MultibootInformation.MAGIC, INFORMATION);
    }

    private Module place(byte[] file, List<Segment> segments, long entry, String commandLine, byte[] module) throws UnusableImageException {
        if (segments.isEmpty()) {
            throw new UnusableImageException("ELF file without loadable segments");
        }
        long end = 0;
        var used = new ArrayList<>(List.of(new Range(INFORMATION, INFORMATION + PhysicalMemory.FRAME, "what the machine tells the kernel"),
                new Range(COMMAND_LINE, COMMAND_LINE + commandLine(commandLine).length, "the kernel's command line")));
        for (var segment : segments) {
            var range = place(segment, file);
            requireFree(range, used);
            used.add(range);
            end = Math.max(end, range.end);
        }
        if (!memory.contains(entry)) {
            throw new UnusableImageException("the entry 0x" + Long.toHexString(entry) + " lies outside memory");
        }
        long moduleAt = placeModule(module, end);
        var bytes = commandLine(commandLine);
        memory.load(COMMAND_LINE, bytes, 0, bytes.length);
        return new Module(moduleAt, module.length);
    }

    /// Physical addresses that are taken.
    private record Range(long start, long end, String what) {}

    private static void requireFree(Range range, List<Range> used) throws UnusableImageException {
        for (var other : used) {
            if (range.start < other.end && other.start < range.end) {
                throw new UnusableImageException("malformed file: " + range.what + " lies over " + other.what + " at 0x"
                        + Long.toHexString(Math.max(range.start, other.start)));
            }
        }
    }

    private Range place(Segment segment, byte[] file) throws UnusableImageException {
        long end = segment.physical() + segment.memoryLength();
        String what = "the segment at 0x" + Long.toHexString(segment.physical());
        if (segment.physical() < 0 || segment.memoryLength() < 0 || end < 0) {
            throw new UnusableImageException("malformed file: " + what + " of 0x" + Long.toHexString(segment.memoryLength())
                    + " bytes lies beyond any memory");
        }
        if (end > memory.size()) {
            throw doesNotFit(what, end);
        }
        if (segment.fileLength() > segment.memoryLength()) {
            throw new UnusableImageException("malformed file: " + what + " is longer in the file than in memory");
        }
        memory.load(segment.physical(), file, segment.fileOffset(), segment.fileLength());
        memory.clear(segment.physical() + segment.fileLength(), segment.memoryLength() - segment.fileLength());
        return new Range(segment.physical(), end, what);
    }

    private UnusableImageException doesNotFit(String what, long end) {
        return new UnusableImageException("the image does not fit in memory: " + what + " needs " + (end + (1 << 20) - 1 >>> 20)
                + " MiB, the machine has " + (memory.size() >> 20));
    }

    /// At the top of memory, page aligned, as QEMU places it.
    private long placeModule(byte[] module, long imageEnd) throws UnusableImageException {
        if (module.length == 0) {
            return 0;
        }
        long at = memory.size() - module.length & -PhysicalMemory.FRAME;
        if (at < imageEnd || at < MemoryMap.HIGH_RAM) {
            throw doesNotFit("the boot module of " + module.length + " bytes behind the kernel", imageEnd + module.length);
        }
        memory.load(at, module, 0, module.length);
        return at;
    }

    private static byte[] commandLine(String commandLine) throws UnusableImageException {
        var bytes = (commandLine + "\0").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_COMMAND_LINE) {
            throw new UnusableImageException("the kernel command line is longer than " + (LONGEST_COMMAND_LINE - 1) + " bytes");
        }
        return bytes;
    }
}
