package guest.kernel.demo;

import guest.lang.Entry;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.layout.Selector;
import shared.map.IoPort;

/// A kernel that makes one mistake, chosen when it is built, and reports how it ended.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "fills the interrupt table and ends the machine")
final class Boot {
    private static final int GATES = 32;
    private static final int GATE_BYTES = 16;
    private static final int INTERRUPT_GATE = 0x8E00;

    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        loadInterruptTable();
        Mistake.make();
        exit();
    }

    private static void loadInterruptTable() {
        long table = Memory.addressOfElements(new byte[GATES * GATE_BYTES]);
        for (int vector = 0; vector < GATES; vector++) {
            long target = Code.stub("traps") + 16 * vector;
            Memory.store64(table + vector * GATE_BYTES,
                    target & 0xFFFF | (long) Selector.KERNEL_CODE << 16 | (long) INTERRUPT_GATE << 32 | (target >>> 16 & 0xFFFF) << 48);
            Memory.store64(table + vector * GATE_BYTES + 8, target >>> 32);
        }
        long operand = Memory.addressOfElements(new byte[16]);
        Memory.store16(operand, GATES * GATE_BYTES - 1);
        Memory.store64(operand + 2, table);
        Control.loadIdt(operand);
    }

    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        Report.print(frame);
        exit();
    }

    private static void exit() {
        Port.out8(IoPort.DEBUG_EXIT, 0);
        while (true) Control.halt();
    }
}
