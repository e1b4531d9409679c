package guest.kernel.boot;

import guest.lang.Image;
import guest.platform.ContextTags;
import guest.platform.CoreArea;
import guest.platform.FrameAllocator;
import guest.platform.InterruptTable;
import guest.platform.IoApic;
import guest.platform.LegacyPic;
import guest.platform.LocalApic;
import guest.platform.SegmentTable;
import guest.platform.StartInfo;
import guest.platform.TimeSource;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;

/// The machine, ready for a kernel: memory found, tables loaded, interrupt controllers set up, clock measured.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "gives the core a stack for faults on a broken stack")
public final class Hardware {
    private static final int FAULT_STACK_BYTES = 8192;

    private final FrameAllocator frames;
    private final CoreArea core;
    private final LocalApic apic = new LocalApic();
    private final IoApic ioApic = new IoApic();
    private final TimeSource time;
    private final int tags;

    /// Interrupts must be off, and stay off.
    Hardware(StartInfo startInfo) {
        frames = new FrameAllocator(startInfo, Image.word(ImageTable.IMAGE_END_PHYSICAL));
        SegmentTable segments = new SegmentTable();
        segments.setFaultStack(Memory.addressOfElements(new byte[FAULT_STACK_BYTES]) + FAULT_STACK_BYTES & -16);
        segments.load();
        new InterruptTable().load();
        core = new CoreArea(segments);
        core.load();
        tags = ContextTags.enable();
        LegacyPic.maskAll();
        apic.enable();
        time = TimeSource.measure(apic);
    }

    /// How many address spaces' translations the processor can keep apart.
    public int tags() {
        return tags;
    }

    public FrameAllocator frames() {
        return frames;
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
