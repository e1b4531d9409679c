package guest.kernel.revoke;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Environments;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Upcall;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Visible revocation: when a program cannot have a frame, whoever holds most is asked to give some back, and decides itself which. If it
/// has not done so in time, the abort protocol takes them: bindings are broken, and the loss is written down for the program to read.
///
/// Only frames that a program holds alone are worth asking for. Those it has guarded are never taken.
public final class Revocation {
    /// Most frames a program may guard: what it needs to hear of its losses.
    public static final int MOST_GUARDED = 8;
    /// Nanoseconds for an answer: two time slices.
    private static final long PATIENCE = 20_000_000L;

    private final FrameTable frames;
    private final Environments environments;
    private final Alarms alarms;
    private final Scheduler scheduler;

    public Revocation(FrameTable frames, Environments environments, Alarms alarms, Scheduler scheduler) {
        this.frames = frames;
        this.environments = environments;
        this.alarms = alarms;
        this.scheduler = scheduler;
    }

    /// Keeps `count` frames of the caller's from being taken by force; the first is its [RepossessionVector]. 0, -EPERM for frames that
    /// are not its own, -EINVAL for too many, -EBUSY the second time.
    public int guard(Environment caller, long first, long count) {
        if (count <= 0 || count > MOST_GUARDED) {
            return -Errno.EINVAL;
        }
        if (caller.vector != FrameTable.ANY) {
            return -Errno.EBUSY;
        }
        int failure = frames.guard(caller.number, first, count);
        if (failure == 0) {
            caller.vector = first;
        }
        return failure;
    }

    /// Has `count` frames asked back for `caller`, who is told by [Upcall#FRAMES] whenever some become free: 0, or -ENOMEM if nobody
    /// holds any that could be.
    public int demand(Environment caller, long count) {
        if (count <= 0) {
            return -Errno.EINVAL;
        }
        Environment holder = richest(caller);
        if (holder == Environments.NONE) {
            return -Errno.ENOMEM;
        }
        caller.wantsFrames = true;
        ask(holder, (int) Math.min(count, frames.revocable(holder.number)));
        return 0;
    }

    /// `holder` has let go of frames, of which `count` are free now.
    public void freed(Environment holder, int count) {
        holder.owes = Math.max(0, holder.owes - count);
        if (holder.owes == 0) {
            alarms.setAnswerBy(holder, Environment.NEVER);
        }
        if (count > 0) {
            tellWaiting();
        }
    }

    /// An environment has ended and holds nothing any more.
    public void ended(Environment environment) {
        environment.wantsFrames = false;
        freed(environment, environment.owes);
        tellWaiting();
    }

    /// The timer interrupt: the abort protocol for those whose time is over.
    public void timerFired() {
        Environment late = alarms.takeOverdue();
        while (late != Environments.NONE) {
            repossess(late);
            late = alarms.takeOverdue();
        }
    }

    private void ask(Environment holder, int count) {
        if (holder.owes == 0) {
            alarms.setAnswerBy(holder, alarms.now() + PATIENCE);
        }
        holder.owes = Math.max(holder.owes, count);
        Probes.revoke(holder.number + 1, holder.owes);
        scheduler.post(holder, Upcall.REVOKE);
    }

    private void repossess(Environment holder) {
        int taken = 0;
        long frame = frames.lastRevocable(holder.number);
        while (taken < holder.owes && frame >= 0) {
            Probes.repossess(holder.number + 1, frame);
            frames.release(holder.number, frame, 1);
            holder.space.unmapFrames(frame * AddressMap.PAGE, AddressMap.PAGE);
            if (holder.vector != FrameTable.ANY && frames.holds(holder.number, holder.vector, 1, Right.WRITE)) {
                RepossessionVector.record(holder.vector, frame);
            }
            taken++;
            frame = frames.lastRevocable(holder.number);
        }
        scheduler.post(holder, Upcall.REPOSSESSED);
        holder.owes = 0;
        freed(holder, taken);
    }

    private void tellWaiting() {
        for (int i = 0; i < environments.count(); i++) {
            Environment environment = environments.at(i);
            if (environment.wantsFrames) {
                environment.wantsFrames = false;
                scheduler.post(environment, Upcall.FRAMES);
            }
        }
    }

    /// Of the others that run, the one with most frames that could be asked for, or none.
    private Environment richest(Environment caller) {
        Environment found = Environments.NONE;
        int most = 0;
        for (int i = 0; i < environments.count(); i++) {
            Environment environment = environments.at(i);
            if (environment != caller && environment.isAlive() && frames.revocable(i) > most) {
                found = environment;
                most = frames.revocable(i);
            }
        }
        return found;
    }
}
