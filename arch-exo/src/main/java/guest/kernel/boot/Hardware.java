package guest.kernel.boot;

import guest.lang.Image;
import guest.platform.CoreArea;
import guest.platform.GlobalPages;
import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.SegmentTable;
import guest.platform.TimeSource;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;

/// The machine, ready for a kernel: tables loaded, interrupt controllers set up, clock measured.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "switches on what makes address-space switches cheap, and gives the core a stack for faults")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;
    /// CPUID leaf 1, ECX: PCID (Intel SDM vol. 2A, CPUID, table 3-10).
    private static final int FEATURES = 1;
    private static final long CONTEXT_TAGS = 1L << 17;
    /// CR4.PGE, CR4.PCIDE (Intel SDM vol. 3A §2.5).
    private static final long GLOBAL_PAGES_ENABLE = 1L << 7;
    private static final long CONTEXT_TAGS_ENABLE = 1L << 17;

    private final SegmentTable segments = new SegmentTable();
    private final CoreArea core;
    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final TimeSource time;
    private final boolean contextTags = (Control.cpuidHigh(FEATURES, 0) & CONTEXT_TAGS) != 0;

    /// Interrupts must be off, and stay off.
    Hardware() {
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        core = new CoreArea(segments);
        core.load();
        GlobalPages.mark(Image.word(ImageTable.BOOT_ROOT_PHYSICAL));
        Control.setCr4(Control.cr4() | GLOBAL_PAGES_ENABLE | (contextTags ? CONTEXT_TAGS_ENABLE : 0));
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

    /// Whether the processor can keep translations of several address spaces apart.
    public boolean hasContextTags() {
        return contextTags;
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
