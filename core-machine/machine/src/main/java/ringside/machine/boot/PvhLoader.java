package ringside.machine.boot;

import java.nio.charset.StandardCharsets;
import ringside.machine.UnusableImageException;
import ringside.machine.memory.PhysicalMemory;

/// Loads an image the PVH way and writes the start info. Source: Xen, `docs/misc/pvh.pandoc` and `public/arch-x86/hvm/start_info.h`.
public final class PvhLoader {
    /// Where the start info lies, and behind it the memory map and the module list; below it nothing is ours.
    private static final long START_INFO = 0x6000;
    private static final long MEMORY_MAP = START_INFO + 56;
    private static final int MEMORY_MAP_ENTRY = 24;
    private static final long MODULES = 0x7000;
    private static final long COMMAND_LINE = 0x2_0000;
    private static final int LONGEST_COMMAND_LINE = 4096;
    private static final long LOW_RAM_END = 0x9_FC00;
    /// Areas below 1 MiB that are not for the system, divided and called as the firmware of QEMU's microvm does.
    private static final long NONVOLATILE_AREA = 0xD_0000;
    private static final long FIRMWARE_AREA = 0xF_0000;
    private static final long HIGH_RAM = 0x10_0000;
    private static final int MAGIC = 0x336E_C578;
    private static final int RAM = 1;
    private static final int RESERVED = 2;
    private static final int NONVOLATILE = 4;

    private final PhysicalMemory memory;

    public PvhLoader(PhysicalMemory memory) {
        this.memory = memory;
    }

    /// Where to start.
    ///
    /// @param entry     physical address of 32-bit code
    /// @param startInfo physical address for EBX
    public record Start(long entry, long startInfo) {}

    public Start load(byte[] file, String commandLine, byte[] module) throws UnusableImageException {
        var image = ElfImage.parse(file);
        long end = 0;
        for (var segment : image.segments()) {
            place(segment, file);
            end = Math.max(end, segment.physical() + segment.memoryLength());
        }
        if (!memory.contains(image.entry())) {
            throw new UnusableImageException("PVH entry 0x" + Long.toHexString(image.entry()) + " lies outside memory");
        }
        long moduleAt = placeModule(module, end);
        writeCommandLine(commandLine);
        writeStartInfo(moduleAt, module.length);
        return new Start(image.entry(), START_INFO);
    }

    private void place(ElfImage.Segment segment, byte[] file) throws UnusableImageException {
        long end = segment.physical() + segment.memoryLength();
        if (segment.physical() < 0 || end < segment.physical() || end > memory.size()) {
            throw doesNotFit("a segment at 0x" + Long.toHexString(segment.physical()), end);
        }
        if (segment.fileLength() > segment.memoryLength()) {
            throw new UnusableImageException("malformed ELF file: a segment is longer in the file than in memory");
        }
        memory.load(segment.physical(), file, segment.fileOffset(), segment.fileLength());
        memory.clear(segment.physical() + segment.fileLength(), segment.memoryLength() - segment.fileLength());
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
        if (at < imageEnd || at < HIGH_RAM) {
            throw doesNotFit("the boot module of " + module.length + " bytes behind the kernel", imageEnd + module.length);
        }
        memory.load(at, module, 0, module.length);
        return at;
    }

    private void writeCommandLine(String commandLine) throws UnusableImageException {
        var bytes = (commandLine + "\0").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_COMMAND_LINE) {
            throw new UnusableImageException("the kernel command line is longer than " + (LONGEST_COMMAND_LINE - 1) + " bytes");
        }
        memory.load(COMMAND_LINE, bytes, 0, bytes.length);
    }

    private void writeStartInfo(long moduleAt, int moduleLength) {
        boolean hasModule = moduleLength > 0;
        long[][] map = {{0, LOW_RAM_END, RAM}, {LOW_RAM_END, NONVOLATILE_AREA - LOW_RAM_END, RESERVED},
            {NONVOLATILE_AREA, FIRMWARE_AREA - NONVOLATILE_AREA, NONVOLATILE}, {FIRMWARE_AREA, HIGH_RAM - FIRMWARE_AREA, RESERVED},
            {HIGH_RAM, memory.size() - HIGH_RAM, RAM}};
        memory.write(START_INFO, 4, MAGIC);
        memory.write(START_INFO + 4, 4, 1);
        memory.write(START_INFO + 8, 4, 0);
        memory.write(START_INFO + 12, 4, hasModule ? 1 : 0);
        memory.write(START_INFO + 16, 8, hasModule ? MODULES : 0);
        memory.write(START_INFO + 24, 8, COMMAND_LINE);
        memory.write(START_INFO + 32, 8, 0);
        memory.write(START_INFO + 40, 8, MEMORY_MAP);
        memory.write(START_INFO + 48, 4, map.length);
        memory.write(START_INFO + 52, 4, 0);
        for (int i = 0; i < map.length; i++) {
            long at = MEMORY_MAP + (long) i * MEMORY_MAP_ENTRY;
            memory.write(at, 8, map[i][0]);
            memory.write(at + 8, 8, map[i][1]);
            memory.write(at + 16, 8, map[i][2]);
        }
        if (hasModule) {
            memory.write(MODULES, 8, moduleAt);
            memory.write(MODULES + 8, 8, moduleLength);
            memory.write(MODULES + 16, 8, 0);
            memory.write(MODULES + 24, 8, 0);
        }
    }
}
