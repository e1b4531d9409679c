package guest.platform;

import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.Selector;

/// One core's GDT and task state segment, with stacks for traps and the I/O permission bitmap.
///
/// Sources: Intel SDM vol. 3A §3.4.5 (descriptors), §7.7 figure 7-11 (64-bit TSS); vol. 1 §19.5.2 (I/O bitmap).
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "lays out descriptors and the task state segment and loads GDTR and TR")
public final class SegmentTable {
    /// Descriptors with the accessed bit set, so that the processor need not write to the table.
    private static final long KERNEL_CODE = 0x00AF_9B00_0000_FFFFL;
    private static final long KERNEL_DATA = 0x00CF_9300_0000_FFFFL;
    private static final long USER_DATA = 0x00CF_F300_0000_FFFFL;
    private static final long USER_CODE = 0x00AF_FB00_0000_FFFFL;
    private static final int GDT_BYTES = Selector.TASK_STATE + 16;

    private static final int RSP0 = 4;
    private static final int IST1 = 36;
    private static final int BITMAP_OFFSET = 102;
    private static final int BITMAP = 104;
    private static final int PORTS = 65536;
    /// The processor reads one byte beyond the bitmap.
    private static final int TASK_STATE_BYTES = BITMAP + PORTS / 8 + 1;
    private static final long AVAILABLE_TASK_STATE = 0x89;

    private final long gdt = Memory.addressOfElements(new byte[GDT_BYTES]);
    private final long taskState = Memory.addressOfElements(new byte[TASK_STATE_BYTES]);
    private final long operand = Memory.addressOfElements(new byte[16]);

    /// Every port is denied to ring 3.
    public SegmentTable() {
        Memory.store64(gdt + Selector.KERNEL_CODE, KERNEL_CODE);
        Memory.store64(gdt + Selector.KERNEL_DATA, KERNEL_DATA);
        Memory.store64(gdt + (Selector.USER_DATA & ~3), USER_DATA);
        Memory.store64(gdt + (Selector.USER_CODE & ~3), USER_CODE);
        long limit = TASK_STATE_BYTES - 1;
        Memory.store64(gdt + Selector.TASK_STATE,
                limit & 0xFFFF | (taskState & 0xFF_FFFF) << 16 | AVAILABLE_TASK_STATE << 40 | (taskState >>> 24 & 0xFF) << 56);
        Memory.store64(gdt + Selector.TASK_STATE + 8, taskState >>> 32);
        Memory.store16(taskState + BITMAP_OFFSET, BITMAP);
        Memory.fill(taskState + BITMAP, 0xFF, PORTS / 8 + 1);
    }

    /// Makes this core use the tables.
    @Trusting("the tables stay where they are for ever")
    public void load() {
        Memory.store16(operand, GDT_BYTES - 1);
        Memory.store64(operand + 2, gdt);
        Control.loadGdt(operand);
        Control.loadTaskRegister(Selector.TASK_STATE);
    }

    /// Stack for traps from ring 3 (top, exclusive).
    @Trusting("the stack is mapped and nobody uses it")
    public void setKernelStack(long top) {
        Memory.store64(taskState + RSP0, top);
    }

    /// Stack number 1 of the interrupt stack table, for faults that may happen on a broken stack.
    @Trusting("the stack is mapped and nobody uses it")
    public void setFaultStack(long top) {
        Memory.store64(taskState + IST1, top);
    }

    /// Lets ring 3 use `count` ports from `first`, until [#denyPorts].
    public void allowPorts(int first, int count) {
        for (int port = first; port < first + count; port++) {
            long at = taskState + BITMAP + (port >>> 3);
            Memory.store8(at, Memory.load8(at) & ~(1 << (port & 7)));
        }
    }

    public void denyPorts(int first, int count) {
        for (int port = first; port < first + count; port++) {
            long at = taskState + BITMAP + (port >>> 3);
            Memory.store8(at, Memory.load8(at) | 1 << (port & 7));
        }
    }
}
