package guest.bench;

import guest.lang.Recursive;
import guest.lang.Stubs;
import guest.port.Buffer;
import guest.port.Dispatcher;
import guest.port.FileService;
import guest.port.Message;
import guest.port.Transport;

/// Calls of a service through its generated stubs: proxy, message, dispatcher, service and back, on one stack.
final class StubCalls implements Routine {
    private static final int ROUNDS = 10_000;

    /// Answers from its arguments.
    private static final class Answers implements FileService {
        private int open;

        @Override
        public int open(int caller, int flags, Buffer path) {
            open++;
            return flags + path.length();
        }

        @Override
        public int read(int caller, int handle, Buffer destination) {
            return handle ^ destination.length();
        }

        @Override
        public int write(int caller, int handle, Buffer source) {
            return source.length();
        }

        @Override
        public int readAt(int caller, int handle, long position, Buffer destination) {
            return read(caller, handle, destination);
        }

        @Override
        public int writeAt(int caller, int handle, long position, Buffer source) {
            return write(caller, handle, source);
        }

        @Override
        public int writePages(int caller, int handle, long position, Buffer source) {
            return write(caller, handle, source);
        }

        @Override
        public int close(int caller, int handle) {
            open--;
            return open;
        }

        @Override
        public int release(int caller, int process) {
            return process;
        }
    }

    private static final class Wire implements Transport {
        private final Dispatcher dispatcher;

        Wire(Dispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        /// The service is none that calls others through a proxy.
        @Override
        @Recursive(1)
        public void call(Message message) {
            message.caller = 7;
            dispatcher.dispatch(message);
        }
    }

    private final FileService service;
    private final ClientBytes buffer = new ClientBytes(new byte[64]);

    StubCalls() {
        Dispatcher dispatcher = Stubs.dispatcher(FileService.class, new Answers());
        Transport wire = new Wire(dispatcher);
        service = Stubs.proxy(FileService.class, wire);
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            buffer.setLength(i & 63);
            int handle = service.open(1, i, buffer);
            sum = sum * 31 + service.read(1, handle, buffer);
            sum += service.close(1, handle);
        }
        return sum;
    }
}
