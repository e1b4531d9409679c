package guest.kernel.binding;

import guest.kernel.sched.Environment;
import guest.kernel.sched.Environments;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Upcall;
import guest.port.CharacterDevice;
import shared.abi.Errno;

/// The serial line: anybody may send a piece, one environment at a time receives. Lines, echo and editing are the libraries' business.
public final class ConsoleBinding {
    private final CharacterDevice line;
    private final Environments environments;
    private final Scheduler scheduler;
    /// Who receives, or null.
    private Environment receiver;

    public ConsoleBinding(CharacterDevice line, Environments environments, Scheduler scheduler) {
        this.line = line;
        this.environments = environments;
        this.scheduler = scheduler;
    }

    public void start() {
        line.start();
    }

    public void send(byte[] characters, int count) {
        line.send(characters, count);
    }

    /// Binds the receiving side: 0, or -EBUSY with the promise of a [Upcall#VACATED] when it is free.
    public int bind(Environment environment) {
        if (receiver != null && receiver != environment) {
            environment.wantsInput = true;
            return -Errno.EBUSY;
        }
        receiver = environment;
        return 0;
    }

    /// Ends the binding, if there is one, and tells those who were refused.
    public void release(Environment environment) {
        environment.wantsInput = false;
        if (receiver != environment) {
            return;
        }
        receiver = null;
        for (int i = 0; i < environments.count(); i++) {
            Environment other = environments.at(i);
            if (other.wantsInput) {
                other.wantsInput = false;
                scheduler.post(other, Upcall.VACATED);
            }
        }
    }

    /// The oldest character received, -EAGAIN if there is none, -EPERM for whoever has not bound the receiving side.
    public int receive(Environment environment) {
        if (receiver != environment) {
            return -Errno.EPERM;
        }
        int character = line.receive();
        return character == CharacterDevice.NOTHING ? -Errno.EAGAIN : character;
    }

    /// The line's interrupt.
    public void fired() {
        if (receiver != null) {
            scheduler.post(receiver, Upcall.INPUT);
        }
    }
}
