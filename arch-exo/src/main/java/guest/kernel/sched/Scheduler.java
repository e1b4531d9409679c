package guest.kernel.sched;

import guest.platform.CoreArea;
import guest.policy.sched.RoundRobin;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// Who runs: the mechanism. There is a time slice only while somebody else is ready.
///
/// The kernel is never preempted and never waits: interrupts are off from entry to exit, and an environment that has to wait leaves
/// nothing behind but its registers. So its data needs no locks on one core.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "loads the registers of the chosen environment and sleeps while there is none")
public final class Scheduler {
    /// Nanoseconds.
    private static final long SLICE = 10_000_000L;
    /// What probes call the core's own idling; environments have their number plus one.
    private static final int IDLE = 0;

    private final Environments environments;
    private final Alarms alarms;
    private final CoreArea core;
    private final Upcalls upcalls;
    private final RoundRobin ready;
    private Environment current;
    /// The running environment has to leave the core at the end of the present entry.
    private boolean preemption;

    public Scheduler(Environments environments, Alarms alarms, CoreArea core, Upcalls upcalls) {
        this.environments = environments;
        this.alarms = alarms;
        this.core = core;
        this.upcalls = upcalls;
        ready = new RoundRobin(environments.count());
    }

    /// The environment that entered the kernel.
    public Environment current() {
        return current;
    }

    /// Lets an environment that can run on compete for the core.
    public void makeReady(Environment environment) {
        environment.state = Environment.READY;
        boolean alone = ready.isEmpty();
        ready.add(environment.number);
        if (alone && current != null) {
            alarms.startSlice(SLICE);
        }
    }

    /// Tells an environment of an event: by an upcall, if it takes any, and by ending its wait.
    public void post(Environment environment, int event) {
        if (environment.upcallEntry != 0) {
            environment.announced |= event;
        }
        environment.woken = true;
        if (environment.state == Environment.WAITING) {
            environment.woken = false;
            makeReady(environment);
            preemption = true;
        }
    }

    /// The running environment gives the core away until something is posted to it; not at all if that has happened since its last
    /// wait.
    public void await() {
        if (current.woken) {
            current.woken = false;
        } else {
            current.state = Environment.WAITING;
        }
    }

    /// Lets the other ready environments go first.
    public void giveWay() {
        preemption = true;
    }

    /// Nothing rings any more for an environment that ends.
    void cancelAlarm(Environment environment) {
        alarms.set(environment, Environment.NEVER);
    }

    /// The timer interrupt.
    public void timerFired() {
        Environment expired = alarms.takeExpired();
        while (expired != null) {
            post(expired, Upcall.ALARM);
            expired = alarms.takeExpired();
        }
        if (alarms.isSliceOver()) {
            alarms.stopSlice();
            preemption = true;
        }
        alarms.fired();
    }

    /// The end of every entry from ring 3: returns if the environment that entered goes on.
    public void leave() {
        boolean stays = current.state == Environment.RUNNING;
        if (stays && preemption && !ready.isEmpty()) {
            makeReady(current);
            stays = false;
        }
        preemption = false;
        if (stays) {
            upcalls.tellEvents(current);
        } else {
            runNext();
        }
    }

    /// Runs whoever is ready, sleeping until somebody is. Does not return.
    public void runNext() {
        Environment next = choose();
        upcalls.tellEvents(next);
        Code.resume(next.frame);
    }

    private Environment choose() {
        int previous = current == null ? IDLE : current.number + 1;
        if (ready.isEmpty()) {
            Probes.threadSwitch(previous, IDLE);
            previous = IDLE;
            current = null;
            while (ready.isEmpty()) {
                Control.waitForInterrupt();
            }
        }
        Environment next = environments.at(ready.next());
        Probes.schedule(next.number + 1);
        if (ready.isEmpty()) {
            alarms.stopSlice();
        } else {
            alarms.startSlice(SLICE);
        }
        enter(next, previous);
        return next;
    }

    private void enter(Environment next, int previous) {
        current = next;
        preemption = false;
        next.state = Environment.RUNNING;
        if (next.number + 1 != previous) {
            Probes.threadSwitch(previous, next.number + 1);
        }
        next.space.load();
        core.setKernelStack(next.top);
    }
}
