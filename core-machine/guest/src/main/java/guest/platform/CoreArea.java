package guest.platform;

import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.Msr;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.PerCore;
import shared.layout.Selector;

/// One core's state as a kernel needs it: segments, trap stacks, the area at GS base, and the `syscall` entry.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "sets the registers that decide where a trap or system call arrives")
public final class CoreArea {
    /// IA32_EFER.SCE (Intel SDM vol. 3A §2.2.1).
    private static final long SYSTEM_CALL_ENABLE = 1;
    /// RFLAGS bits cleared at the entry: TF, IF, DF, AC.
    private static final long ENTRY_MASK = 0x100 | 0x200 | 0x400 | 0x4_0000;

    private final SegmentTable segments;
    private final long area = Memory.addressOfElements(new byte[PerCore.BYTES]);

    @Trusting("the segments are the core's")
    public CoreArea(SegmentTable segments) {
        this.segments = segments;
    }

    /// Makes this core use the area, and lets `syscall` arrive at the image's entry stub.
    public void load() {
        // The load of a null or flat GS selector clears the base on some processors, so this follows the segments.
        Msr.write(Msr.GS_BASE, area);
        Msr.write(Msr.KERNEL_GS_BASE, 0);
        Msr.write(Msr.STAR, Selector.STAR);
        Msr.write(Msr.LSTAR, Code.stub("systemCall"));
        Msr.write(Msr.FMASK, ENTRY_MASK);
        Msr.write(Msr.EFER, Msr.read(Msr.EFER) | SYSTEM_CALL_ENABLE);
    }

    /// The stack (top, exclusive) on which the next trap from ring 3 and the next system call arrive.
    @Trusting("the stack is mapped and nobody uses it")
    public void setKernelStack(long top) {
        Memory.store64(area + PerCore.KERNEL_STACK, top);
        segments.setKernelStack(top);
    }
}
