package guest.platform;

import guest.lang.Image;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;

/// The machine, ready for a kernel: tables loaded, interrupt controllers set up, clock measured, and what makes changes of address
/// spaces cheap switched on.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "sets control registers and gives the core a stack for faults on a broken stack")
public final class BareMachine {
    private static final int FAULT_STACK_BYTES = 8192;
    /// CR4.PGE (Intel SDM vol. 3A §2.5).
    private static final long GLOBAL_PAGES_ENABLE = 1L << 7;

    private final SegmentTable segments = new SegmentTable();
    private final CoreArea core;
    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final TimeSource time;
    private final int tags;

    /// Interrupts must be off, and stay off.
    public BareMachine() {
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        core = new CoreArea(segments);
        core.load();
        GlobalPages.mark(root());
        Control.setCr4(Control.cr4() | GLOBAL_PAGES_ENABLE);
        tags = ContextTags.enable();
        LegacyPic.maskAll();
        apic.enable();
        time = TimeSource.measure(apic);
    }

    /// Physical address of the page tables that were loaded at boot.
    public long root() {
        return Image.word(ImageTable.BOOT_ROOT_PHYSICAL);
    }

    public SegmentTable segments() {
        return segments;
    }

    public CoreArea core() {
        return core;
    }

    /// How many address spaces' translations the processor can keep apart: see [ContextTags#enable].
    public int tags() {
        return tags;
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
