package guest.app.cases;

import guest.app.Out;
import guest.lang.Recursive;
import guest.lang.Stubs;
import guest.port.ClockService;
import guest.port.Dispatcher;
import guest.port.Message;
import guest.port.Transport;

/// A port called through its generated stubs.
public final class Ports extends Case {
    static final class Server implements ClockService {
        long slept;

        @Override
        public int sleep(int caller, long nanoseconds) {
            slept += nanoseconds;
            return caller + (int) (nanoseconds & 0xFF);
        }
    }

    @Recursive(1)
    static final class Wire implements Transport {
        private final Dispatcher server;

        Wire(Dispatcher server) {
            this.server = server;
        }

        @Override
        public void call(Message message) {
            message.caller = 7;
            server.dispatch(message);
        }
    }

    @Override
    protected void run(Out out) {
        var server = new Server();
        Dispatcher dispatcher = Stubs.dispatcher(ClockService.class, server);
        ClockService proxy = Stubs.proxy(ClockService.class, new Wire(dispatcher));
        out.line("sleep", proxy.sleep(1, 0x1_0000_0005L));
        out.line("again", proxy.sleep(2, 9));
        out.line("slept", server.slept);
        var strange = new Message();
        strange.operation = 99;
        dispatcher.dispatch(strange);
        out.line("unknown", strange.result);
    }
}
