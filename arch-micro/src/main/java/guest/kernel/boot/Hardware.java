package guest.kernel.boot;

import guest.platform.CoreArea;
import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.SegmentTable;
import guest.platform.TimeSource;
import guest.raw.Memory;
import guest.raw.RawAllowed;

/// The machine, ready for a kernel: tables loaded, interrupt controllers set up, clock measured.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "gives the core a stack for faults on a broken stack")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;

    private final SegmentTable segments = new SegmentTable();
    private final CoreArea core;
    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final TimeSource time;

    /// Interrupts must be off, and stay off.
    Hardware() {
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        core = new CoreArea(segments);
        core.load();
        LegacyPic.maskAll();
        apic.enable();
        time = TimeSource.measure(apic);
    }

    public SegmentTable segments() {
        return segments;
    }

    public CoreArea core() {
        return core;
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
}
