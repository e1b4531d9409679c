package guest.kernel.supervise;

import guest.port.Clock;
import guest.port.Message;
import guest.port.Transport;
import guest.server.DomainThread;
import guest.server.Kernel;
import guest.server.Task;

/// Finds out that a service has neither failed nor answers any more: a loop without end, a lock nobody releases.
///
/// One thread asks the service again and again whether it is there and may wait for ever; another watches the first. A service that leaves
/// the question open for a whole period gets a few more turns of the processor, each behind everybody who is ready then, because it may only
/// have waited for that, or the machine's host may have been busy with something else while the clock went on. If the question is still
/// open after them, the service counts as failed. It takes no word of the service for it: an answer of any kind is a sign of life.
///
/// The first answer may take as long as it takes: a service has much to do before, and without it no program starts that could miss it.
///
/// For services that never make a client wait. One that does would be silent whenever all its threads wait.
///
/// Model: the heartbeats of MINIX 3's reincarnation server (Herder et al., "Failure Resilience for Device Drivers", DSN 2007).
public final class Heartbeat {
    /// Nanoseconds between two questions.
    private static final long PERIOD = 2_000_000L;
    /// Turns that a service gets beyond the period. A host that holds the machine up spoils one at a time.
    private static final int TURNS = 3;
    /// No method of any service.
    private static final int ARE_YOU_THERE = -2;

    private final int index;
    private final Transport service;
    private final Transport reincarnation;
    private final Reincarnation services;
    private final Clock clock;
    private volatile long asked;
    private volatile long answered;

    /// Asks service number `index` of the image through `service` and tells of its silence through `reincarnation`. The transports must
    /// have registers of their own each, because two threads use them.
    public Heartbeat(int index, Transport service, Transport reincarnation, Reincarnation services, Clock clock) {
        this.index = index;
        this.service = service;
        this.reincarnation = reincarnation;
        this.services = services;
        this.clock = clock;
    }

    /// Begins; `self` is the slot of the own domain's capability.
    public void start(int self) {
        DomainThread.start(self, new Pulse());
        DomainThread.start(self, new Watch());
    }

    private final class Pulse implements Task {
        @Override
        public void run() {
            Message question = new Message();
            while (true) {
                asked++;
                question.operation = ARE_YOU_THERE;
                service.call(question);
                answered = asked;
                clock.sleepUntil(clock.now() + PERIOD);
            }
        }
    }

    private final class Watch implements Task {
        @Override
        public void run() {
            Message silence = new Message();
            while (answered == 0) {
                clock.sleepUntil(clock.now() + PERIOD);
            }
            while (true) {
                long open = asked;
                int restarts = services.restarts(index);
                clock.sleepUntil(clock.now() + PERIOD);
                for (int i = 0; i < TURNS && isOpen(open); i++) {
                    Kernel.giveWay();
                }
                if (isOpen(open)) {
                    silence.operation = Reincarnation.SILENT;
                    silence.first = index;
                    silence.second = restarts;
                    reincarnation.call(silence);
                }
            }
        }
    }

    private boolean isOpen(long question) {
        return answered < question;
    }
}
