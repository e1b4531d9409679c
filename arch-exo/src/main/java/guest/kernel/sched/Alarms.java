package guest.kernel.sched;

import guest.platform.LocalApic;
import guest.platform.TimeSource;

/// One alarm for each environment, the time by which it must have given frames back, the end of the running time slice, and the one timer that serves all.
///
/// There is no tick: the timer is set for the next moment at which something is to be done, and off when there is none.
public final class Alarms {
    private final LocalApic apic;
    private final TimeSource time;
    private final Environments environments;
    private long sliceEnd = Environment.NEVER;
    /// What the timer is set for.
    private long armed = Environment.NEVER;

    public Alarms(LocalApic apic, TimeSource time, Environments environments) {
        this.apic = apic;
        this.time = time;
        this.environments = environments;
    }

    /// Nanoseconds since boot.
    public long now() {
        return time.now();
    }

    /// Sets the alarm of an environment, instead of the one it had; [Environment#NEVER] for none.
    public void set(Environment environment, long deadline) {
        environment.deadline = deadline;
        arm();
    }

    /// Sets the time by which an environment must have given back what it owes; [Environment#NEVER] if nothing.
    public void setAnswerBy(Environment environment, long deadline) {
        if (environment.answerBy != deadline) {
            environment.answerBy = deadline;
            arm();
        }
    }

    /// Takes that time from an environment that has let it pass, or answers [Environments#NONE].
    public Environment takeOverdue() {
        long now = time.now();
        for (int i = 0; i < environments.count(); i++) {
            Environment environment = environments.at(i);
            if (environment.answerBy <= now) {
                environment.answerBy = Environment.NEVER;
                return environment;
            }
        }
        return Environments.NONE;
    }

    /// Ends the time slice `nanoseconds` from now.
    void startSlice(long nanoseconds) {
        sliceEnd = time.now() + nanoseconds;
        arm();
    }

    /// There is nobody to share the core with.
    void stopSlice() {
        if (sliceEnd != Environment.NEVER) {
            sliceEnd = Environment.NEVER;
            arm();
        }
    }

    boolean isSliceOver() {
        return time.now() >= sliceEnd;
    }

    /// Takes the alarm of an environment whose time has come, or answers null.
    Environment takeExpired() {
        long now = time.now();
        for (int i = 0; i < environments.count(); i++) {
            Environment environment = environments.at(i);
            if (environment.deadline <= now) {
                environment.deadline = Environment.NEVER;
                return environment;
            }
        }
        return null;
    }

    /// The timer has fired, perhaps before the time it was set for, because its counter is short.
    void fired() {
        armed = Environment.NEVER;
        arm();
    }

    private void arm() {
        long next = sliceEnd;
        for (int i = 0; i < environments.count(); i++) {
            next = Math.min(next, Math.min(environments.at(i).deadline, environments.at(i).answerBy));
        }
        if (next == armed) {
            return;
        }
        armed = next;
        if (next == Environment.NEVER) {
            apic.stopTimer();
        } else {
            apic.fireAfter(Math.max(0, next - time.now()));
        }
    }
}
