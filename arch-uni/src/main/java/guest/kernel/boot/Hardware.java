package guest.kernel.boot;

import guest.lang.Image;
import guest.platform.FrameAllocator;
import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.MemoryRegion;
import guest.platform.SegmentTable;
import guest.platform.StartInfo;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;

/// The machine, ready for one program: tables loaded, interrupt controllers set up. There is no entry for system calls, and no
/// memory and no clock before somebody asks for one.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "gives the core a stack for faults on a broken stack")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;

    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final StartInfo startInfo;

    /// Interrupts must be off, and stay off.
    Hardware(StartInfo startInfo) {
        this.startInfo = startInfo;
        SegmentTable segments = new SegmentTable();
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        LegacyPic.maskAll();
        apic.enable();
    }

    /// Cleared memory of `pages` pages behind the image, [MemoryRegion#NOWHERE] if it cannot be had. To be asked for once.
    public MemoryRegion room(int pages) {
        return new FrameAllocator(startInfo, Image.word(ImageTable.IMAGE_END_PHYSICAL)).allocateRegion(pages);
    }

    public LocalApic apic() {
        return apic;
    }

    public IoApic ioApic() {
        return ioApic;
    }
}
