package guest.app;

import guest.lang.Entry;
import guest.lang.Link;
import guest.lib.Arguments;
import guest.lib.Os;
import guest.lib.Program;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trap;

/// Starts a test program on Linux, whose system calls have the same numbers and registers.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "calls the host's system")
final class Start {
    private static final int WRITE = 1;
    private static final int EXIT_GROUP = 231;

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        int status = ((Program) Link.program()).run(new HostOs(), new NoArguments());
        Trap.systemCall(EXIT_GROUP, status, 0, 0, 0);
    }

    private static final class NoArguments implements Arguments {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public byte[] word(int index) {
            return null;
        }
    }

    @RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "passes addresses to the host's system")
    private static final class HostOs implements Os {
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
            return (int) Trap.systemCall(WRITE, handle, Memory.addressOfElements(source) + offset, count, 0);
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
