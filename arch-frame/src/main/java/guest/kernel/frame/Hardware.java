package guest.kernel.frame;

import guest.lang.Image;
import guest.platform.BareMachine;
import guest.platform.DevicePorts;
import guest.platform.FrameAllocator;
import guest.platform.IoApic;
import guest.platform.KernelStacks;
import guest.platform.LocalApic;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.platform.ProgramSpaces;
import guest.platform.StartInfo;
import guest.platform.ThreadContext;
import guest.platform.ThreadSwitch;
import guest.platform.TimeSource;
import guest.port.PortRange;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The machine as the frame offers it: objects that can be used in any way and still break nothing.
public final class Hardware {
    private static final int UART_PORTS = 8;

    private final FrameAllocator frames;
    private final BareMachine machine = new BareMachine();
    private final ThreadSwitch core;

    /// Interrupts must be off, and stay off.
    Hardware(StartInfo startInfo) {
        frames = new FrameAllocator(startInfo, Image.word(ImageTable.IMAGE_END_PHYSICAL));
        core = new ThreadSwitch(machine.core(), new ThreadContext(Image.word(ImageTable.STACK_TOP)), machine.root(), machine.tags());
    }

    /// The core with the thread that runs on it: the boot thread.
    public ThreadSwitch core() {
        return core;
    }

    /// Stacks for `count` threads. To be made once, before the first address space.
    public KernelStacks stacks(int count) {
        return new KernelStacks(frames, new PageTables(frames, machine.root()), count);
    }

    /// Address spaces for programs.
    public ProgramSpaces spaces() {
        return new ProgramSpaces(frames, machine.root());
    }

    public LocalApic apic() {
        return machine.apic();
    }

    public IoApic ioApic() {
        return machine.ioApic();
    }

    public TimeSource time() {
        return machine.time();
    }

    /// The archive that came with the image.
    public MemoryRegion archive() {
        return new MemoryRegion(AddressMap.DIRECT_MAP + Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES));
    }

    /// Cleared memory of `pages` pages for the files that programs make; [MemoryRegion#NOWHERE] if it cannot be had.
    public MemoryRegion room(int pages) {
        return frames.allocateRegion(pages);
    }

    /// The registers of the serial line, which reach no memory.
    public PortRange serialLine() {
        return new DevicePorts(IoPort.COM1, UART_PORTS);
    }
}
