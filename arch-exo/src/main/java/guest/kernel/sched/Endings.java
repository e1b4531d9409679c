package guest.kernel.sched;

import guest.kernel.binding.ConsoleBinding;
import guest.kernel.binding.FrameTable;
import guest.kernel.revoke.Revocation;
import guest.platform.DebugExit;

/// The ends of environments: every binding is broken, the creator is told and inherits what it had made. With the first environment the machine ends.
public final class Endings {
    private static final int FIRST = 0;

    private final Environments environments;
    private final FrameTable frames;
    private final ConsoleBinding console;
    private final Scheduler scheduler;
    private final Revocation revocation;

    public Endings(Environments environments, FrameTable frames, ConsoleBinding console, Scheduler scheduler, Revocation revocation) {
        this.environments = environments;
        this.frames = frames;
        this.console = console;
        this.scheduler = scheduler;
        this.revocation = revocation;
    }

    /// Ends an environment that does not stand in line for the core: 0.
    public int end(Environment environment, int outcome) {
        if (environment.number == FIRST) {
            DebugExit.exit(outcome);
        }
        environment.outcome = outcome;
        environment.state = Environment.ENDED;
        scheduler.cancelAlarm(environment);
        console.release(environment);
        frames.releaseAll(environment.number);
        environment.space.clear();
        revocation.ended(environment);
        for (int i = 0; i < environments.count(); i++) {
            if (environments.at(i).creator == environment) {
                environments.at(i).creator = environment.creator;
            }
        }
        scheduler.post(environment.creator, Upcall.ENDED);
        return 0;
    }
}
