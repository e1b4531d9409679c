package guest.kernel.attack;

import guest.app.Out;
import guest.attack.Farm;
import guest.attack.Services;
import guest.lang.Entry;
import guest.lib.Os;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.layout.Selector;
import shared.layout.TrapCause;
import shared.layout.TrapFrame;
import shared.map.IoPort;

/// The frame around hostile services: runs one after the other, says why each stopped, and watches memory that none was given.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "fills the interrupt table and ends the machine")
final class Boot {
    private static final int GATES = 32;
    private static final int GATE_BYTES = 16;
    private static final int INTERRUPT_GATE = 0x8E00;
    private static final int INVALID_OPCODE = 6;
    private static final int PAGE_FAULT = 14;
    private static final int FIRST_PAGE = 4096;
    private static final int WILD = 1000;

    private static final Out OUT = new Out(new SerialOs());
    private static int[] watched;
    private static int next;

    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        loadInterruptTable();
        runRest();
    }

    /// What a stopped service leaves on the stack stays there; the rest runs above it.
    private static void runRest() {
        while (next < Services.COUNT) {
            watched = new int[] {next, ~next};
            int service = next++;
            OUT.line("service", service);
            Farm.done = 0;
            Services.run(service, OUT);
            OUT.line("ended", 0);
            check();
        }
        OUT.flush();
        Port.out8(IoPort.DEBUG_EXIT, 0);
        while (true) Control.halt();
    }

    private static void check() {
        OUT.line("done", Farm.done);
        if (watched.length != 2 || watched[0] != next - 1 || watched[1] != ~(next - 1)) OUT.line("overwritten", watched[0]);
    }

    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        int cause = WILD + vector;
        if (vector == INVALID_OPCODE) cause = Memory.load8(Memory.load64(frame + TrapFrame.RIP) + 2);
        else if (vector == PAGE_FAULT && Long.compareUnsigned(Control.cr2(), FIRST_PAGE) < 0) cause = TrapCause.NULL_REFERENCE;
        OUT.line("stopped", cause);
        check();
        runRest();
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

    @RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "the serial line of the test machine")
    private static final class SerialOs implements Os {
        @Override
        public int open(byte[] path, int flags) {
            return -1;
        }

        @Override
        public int read(int handle, byte[] destination, int offset, int count) {
            return -1;
        }

        @Override
        public int write(int handle, byte[] source, int offset, int count) {
            for (int i = 0; i < count; i++) Port.out8(IoPort.COM1, source[offset + i]);
            return count;
        }

        @Override
        public int close(int handle) {
            return 0;
        }

        @Override
        public int sleep(long nanoseconds) {
            return 0;
        }

        @Override
        public int processId() {
            return 1;
        }

        @Override
        public int readRaw(int handle, long address, int count) {
            return -1;
        }
    }
}
