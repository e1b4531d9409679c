package guest.kernel.boot;

import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.SegmentTable;
import guest.raw.Memory;
import guest.raw.RawAllowed;

/// The machine, ready for one program: tables loaded, interrupt controllers set up. There is no entry for system calls, no memory to
/// divide, and no clock before somebody asks for one.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "gives the core a stack for faults on a broken stack")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;

    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();

    /// Interrupts must be off, and stay off.
    Hardware() {
        SegmentTable segments = new SegmentTable();
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        LegacyPic.maskAll();
        apic.enable();
    }

    public LocalApic apic() {
        return apic;
    }

    public IoApic ioApic() {
        return ioApic;
    }
}
