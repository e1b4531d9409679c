package guest.kernel.supervise;

import guest.lang.Text;
import guest.message.MessageWords;
import guest.port.Clock;
import guest.port.Dispatcher;
import guest.port.Message;

/// Brings services back that failed: threads gone, memory as at the beginning, capabilities as they were. Clients keep their
/// capabilities too and do not know the difference, but for the one whose request was being served.
///
/// Calls no service, because any of them may be the one that failed. A service starts again at once the first time, then after a
/// pause that doubles, and in the end not at all: a mistake that comes back with every request would leave no time for anything else.
/// Model: MINIX 3's reincarnation server (Herder et al., "Failure Resilience for Device Drivers", DSN 2007).
public final class Reincarnation implements Dispatcher {
    /// The name by which a service's failure is announced is its index in the image plus this.
    public static final int FIRST_BADGE = 1;

    /// Operation of the message that a service does not answer: its index, and how often it had been restarted by then.
    static final int SILENT = -3;
    /// Badge of the supervisor's own messages.
    private static final int SUPERVISOR = 0;

    private static final int MOST_RESTARTS = 10;
    /// Nanoseconds before the second restart.
    private static final long PAUSE = 1_000_000L;

    private final Construction kernel;
    private final BootPage image;
    private final PristineMemory memory;
    private final Clock clock;
    private final Text log;
    private final int[] restarts;
    /// Given up for good.
    private final boolean[] abandoned;

    /// Makes its calls through `kernel`, which belongs to the thread that dispatches.
    public Reincarnation(Construction kernel, BootPage image, PristineMemory memory, Clock clock, Text log) {
        this.kernel = kernel;
        this.image = image;
        this.memory = memory;
        this.clock = clock;
        this.log = log;
        restarts = new int[image.domains()];
        abandoned = new boolean[image.domains()];
    }

    @Override
    public void dispatch(Message message) {
        int index = message.caller - FIRST_BADGE;
        if (message.operation == MessageWords.DOMAIN_FAILED && index >= 0 && index < restarts.length) {
            failed(index);
        } else if (message.operation == SILENT && message.caller == SUPERVISOR) {
            silent((int) message.first, (int) message.second);
        }
    }

    /// How often service number `index` of the image has started again.
    int restarts(int index) {
        return restarts[index];
    }

    /// One that was restarted since it was asked has not been silent.
    private void silent(int index, int restartsThen) {
        if (restarts[index] == restartsThen && !abandoned[index]) {
            log.string("micro: service ").decimal(index).string(" does not answer").line();
            failed(index);
        }
    }

    private void failed(int index) {
        kernel.stop(image.slot(index));
        if (restarts[index] == MOST_RESTARTS) {
            kernel.destroy(image.slot(index));
            abandoned[index] = true;
            log.string("micro: service ").decimal(index).string(" fails again and again; its clients get EIO").line();
            return;
        }
        if (restarts[index] > 0) {
            clock.sleepUntil(clock.now() + (PAUSE << restarts[index] - 1));
        }
        restarts[index]++;
        memory.restore(kernel, index);
        kernel.startThread(image.slot(index), image.entry(index), image.stackTop(index));
        log.string("micro: service ").decimal(index).string(" starts again, restart ").decimal(restarts[index]).line();
    }
}
