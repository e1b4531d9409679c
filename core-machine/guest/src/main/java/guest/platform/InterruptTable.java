package guest.platform;

import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.Selector;
import shared.layout.Vector;

/// The interrupt descriptor table: 256 interrupt gates to the trap thunks of the image.
///
/// Interrupt gates, so that every trap starts with interrupts off. Ring 3 can reach none of them by `int n`.
/// Source: Intel SDM vol. 3A §6.14.1, figure 6-8.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "lays out the gates and loads IDTR")
public final class InterruptTable {
    private static final int GATE_BYTES = 16;
    private static final int THUNK_BYTES = 16;
    private static final long PRESENT_INTERRUPT_GATE = 0x8E;

    private final long gates = Memory.addressOfElements(new byte[Vector.COUNT * GATE_BYTES]);
    private final long operand = Memory.addressOfElements(new byte[16]);

    public InterruptTable() {
        long thunks = Code.stub("traps");
        for (int vector = 0; vector < Vector.COUNT; vector++) {
            int stack = vector == Vector.DOUBLE_FAULT || vector == Vector.NON_MASKABLE ? 1 : 0;
            setGate(vector, thunks + (long) vector * THUNK_BYTES, stack);
        }
    }

    private void setGate(int vector, long handler, int stack) {
        long gate = gates + (long) vector * GATE_BYTES;
        Memory.store64(gate, handler & 0xFFFF | (long) Selector.KERNEL_CODE << 16 | (long) stack << 32
                | PRESENT_INTERRUPT_GATE << 40 | (handler >>> 16 & 0xFFFF) << 48);
        Memory.store64(gate + 8, handler >>> 32);
    }

    /// Makes this core use the table.
    public void load() {
        Memory.store16(operand, Vector.COUNT * GATE_BYTES - 1);
        Memory.store64(operand + 2, gates);
        Control.loadIdt(operand);
    }
}
