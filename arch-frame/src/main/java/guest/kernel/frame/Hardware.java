package guest.kernel.frame;

import guest.lang.Image;
import guest.platform.ContextTags;
import guest.platform.CoreArea;
import guest.platform.DevicePorts;
import guest.platform.FrameAllocator;
import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.KernelStacks;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.platform.ProgramSpaces;
import guest.platform.SegmentTable;
import guest.platform.StartInfo;
import guest.platform.ThreadContext;
import guest.platform.ThreadSwitch;
import guest.platform.TimeSource;
import guest.port.PortRange;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The machine as the frame offers it: objects that can be used in any way and still break nothing.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "gives the core a stack for faults on a broken stack")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;
    private static final int UART_PORTS = 8;

    private final FrameAllocator frames;
    private final ThreadSwitch core;
    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final TimeSource time;

    /// Interrupts must be off, and stay off.
    Hardware(StartInfo startInfo) {
        frames = new FrameAllocator(startInfo, Image.word(ImageTable.IMAGE_END_PHYSICAL));
        SegmentTable segments = new SegmentTable();
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        CoreArea area = new CoreArea(segments);
        area.load();
        core = new ThreadSwitch(area, new ThreadContext(Image.word(ImageTable.STACK_TOP)), kernelRoot(), ContextTags.enable());
        LegacyPic.maskAll();
        apic.enable();
        time = TimeSource.measure(apic);
    }

    /// The core with the thread that runs on it: the boot thread.
    public ThreadSwitch core() {
        return core;
    }

    /// Stacks for `count` threads. To be made once, before the first address space.
    public KernelStacks stacks(int count) {
        return new KernelStacks(frames, new PageTables(frames, kernelRoot()), count);
    }

    /// Address spaces for programs.
    public ProgramSpaces spaces() {
        return new ProgramSpaces(frames, kernelRoot());
    }

    public LocalApic apic() {
        return apic;
    }

    public IoApic ioApic() {
        return ioApic;
    }

    public TimeSource time() {
        return time;
    }

    /// The archive that came with the image.
    public MemoryRegion archive() {
        return new MemoryRegion(AddressMap.DIRECT_MAP + Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES));
    }

    /// Cleared memory of `pages` pages for the files that programs make; [MemoryRegion#NOWHERE] if it cannot be had.
    public MemoryRegion room(int pages) {
        long run = frames.allocateRun(pages);
        return run == FrameAllocator.NONE ? MemoryRegion.NOWHERE : new MemoryRegion(AddressMap.DIRECT_MAP + run, (long) pages * AddressMap.PAGE);
    }

    /// The registers of the serial line, which reach no memory.
    public PortRange serialLine() {
        return new DevicePorts(IoPort.COM1, UART_PORTS);
    }

    private static long kernelRoot() {
        return Image.word(ImageTable.BOOT_ROOT_PHYSICAL);
    }
}
