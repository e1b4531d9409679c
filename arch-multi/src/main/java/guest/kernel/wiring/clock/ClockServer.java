package guest.kernel.wiring.clock;

import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Stubs;
import guest.port.ClockService;
import guest.server.KernelClock;
import guest.server.Worker;
import guest.service.clock.SleepClock;

/// The clock as a domain: a worker sleeps for each client that does.
final class ClockServer {
    private static final int MORE_WORKERS = 7;

    private ClockServer() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Worker.run(Slots.OWN, Slots.OWN, Stubs.dispatcher(ClockService.class, new SleepClock(new KernelClock())), MORE_WORKERS);
    }
}
