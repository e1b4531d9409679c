package guest.kernel.boot;

import guest.lang.Image;
import guest.platform.ContextTags;
import guest.platform.CoreArea;
import guest.platform.InterruptTable;
import guest.platform.LocalApic;
import guest.platform.SegmentTable;
import guest.platform.TimeSource;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;

/// One core, ready for its CPU driver: tables loaded, own interrupt controller set up, own clock measured.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "switches on what makes address-space switches cheap, and gives the core a stack for faults")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;
    /// CR4.PGE (Intel SDM vol. 3A §2.5).
    private static final long GLOBAL_PAGES_ENABLE = 1L << 7;

    private final SegmentTable segments = new SegmentTable();
    private final LocalApic apic = new LocalApic();
    private final TimeSource time;
    private int tags = ContextTags.NONE;

    /// Interrupts must be off, and stay off. Every event arrives on the stack on which the core started.
    Hardware() {
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        CoreArea core = new CoreArea(segments);
        core.load();
        core.setKernelStack(Image.word(ImageTable.STACK_TOP));
        apic.enable();
        time = TimeSource.measure(apic);
    }

    /// Loads the page tables at physical address `root` and forgets every translation of others.
    void loadSpace(long root) {
        long features = Control.cr4() & ~GLOBAL_PAGES_ENABLE;
        Control.setCr4(features);
        Control.setCr3(root);
        Control.setCr4(features | GLOBAL_PAGES_ENABLE);
        tags = ContextTags.enable();
    }

    public SegmentTable segments() {
        return segments;
    }

    /// How many address spaces' translations the processor can keep apart: see [ContextTags#enable].
    public int tags() {
        return tags;
    }

    public LocalApic apic() {
        return apic;
    }

    public TimeSource time() {
        return time;
    }
}
