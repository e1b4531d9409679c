package guest.kernel.suite;

import guest.lang.Entry;
import guest.lang.Link;
import guest.lib.Os;
import guest.lib.Program;
import guest.raw.Control;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.map.IoPort;

/// The smallest platform on which a test program runs in ring 0: what it writes goes to the serial line, then the machine ends.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "writes to the serial line and ends the machine")
final class Boot {
    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        exit(((Program) Link.program()).run(new SerialOs(), null));
    }

    /// Nothing may trap: without a table of interrupts it ends the machine at once, with a report of its own.
    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        exit(63);
    }

    private static void exit(int status) {
        Port.out8(IoPort.DEBUG_EXIT, status);
        while (true) Control.halt();
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
