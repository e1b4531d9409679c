package guest.kernel.sched;

import guest.kernel.mm.PortPermission;
import guest.policy.sched.RoundRobin;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;

/// Who runs on this core. The CPU driver handles one event at a time, on one stack, from entry to exit: what enters saves the registers
/// of the running dispatcher, what leaves loads those of the one that runs by then.
///
/// Interrupts are off all the while and the data is this core's alone, so there is no lock.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "saves and loads the registers of ring 3 and sleeps while nobody is ready")
public final class Scheduler {
    /// Nanoseconds.
    private static final long SLICE = 10_000_000L;

    private final Alarms alarms;
    private final PortPermission ports;
    private final Dispatchers dispatchers;
    private final RoundRobin ready;
    /// Who runs, or ran last and waits now.
    private Dispatcher current;
    /// Name of who runs, as observers know it.
    private long running;
    /// The running dispatcher has to leave the core at the end of the present event.
    private boolean preemption;

    public Scheduler(Alarms alarms, PortPermission ports, Dispatchers dispatchers) {
        this.alarms = alarms;
        this.ports = ports;
        this.dispatchers = dispatchers;
        ready = new RoundRobin(dispatchers.count());
        running = dispatchers.idle();
    }

    public Dispatcher current() {
        return current;
    }

    /// Runs the first ready dispatcher. Does not return.
    public void start() {
        go(choose());
        Code.resume(current.frame);
    }

    /// An event came from ring 3 and left the registers at `frame`.
    public void enter(long frame, boolean interrupted) {
        Memory.copy(current.frame, frame, TrapFrame.BYTES);
        current.interrupted = interrupted;
    }

    /// The event has been handled: goes on with whoever runs now, from where its registers are kept. What stands on the driver's stack
    /// is forgotten. Does not return.
    public void leave() {
        if (preemption) {
            preemption = false;
            giveWay();
        }
        if (current.state != Dispatcher.RUNNING) {
            go(choose());
        }
        if (current.interrupted) {
            Code.resume(current.frame);
        } else {
            // RCX and R11 are lost, but to a system call they are.
            Code.leave(current.frame);
        }
    }

    /// Lets a dispatcher that can run on compete for the core.
    public void makeReady(Dispatcher dispatcher) {
        dispatcher.state = Dispatcher.READY;
        boolean alone = ready.isEmpty();
        ready.add(dispatcher.id);
        if (alone && current != null && current.state == Dispatcher.RUNNING) {
            alarms.startSlice(SLICE);
        }
    }

    /// The same for one that waited for a device, an alarm or a doorbell: the running one has to let it pass.
    public void makeUrgent(Dispatcher dispatcher) {
        makeReady(dispatcher);
        preemption = true;
    }

    /// Takes a ready dispatcher out of the competition.
    public void withdraw(Dispatcher dispatcher) {
        ready.remove(dispatcher.id);
    }

    /// Lets the other ready dispatchers go first.
    public void giveWay() {
        if (!ready.isEmpty() && current.state == Dispatcher.RUNNING) {
            makeReady(current);
        }
    }

    /// Puts the running dispatcher to sleep.
    public void sleepUntil(long deadline) {
        if (deadline > alarms.now()) {
            current.deadline = deadline;
            current.state = Dispatcher.SLEEPING;
            alarms.added();
        }
    }

    /// The timer interrupt.
    public void timerFired() {
        Dispatcher sleeper = alarms.expired();
        while (sleeper != null) {
            makeUrgent(sleeper);
            sleeper = alarms.expired();
        }
        if (alarms.isSliceOver()) {
            alarms.stopSlice();
            preemption = true;
        }
        alarms.fired();
    }

    /// Goes straight to `next`, which competes for nothing; the running dispatcher's state has been set.
    public void go(Dispatcher next) {
        next.state = Dispatcher.RUNNING;
        current = next;
        if (running != next.number) {
            Probes.threadSwitch(running, next.number);
            running = next.number;
        }
        next.space.load();
        ports.enter(next.domain);
    }

    private Dispatcher choose() {
        int chosen = ready.next();
        if (chosen == RoundRobin.NOBODY) {
            idle();
            chosen = ready.next();
        }
        Dispatcher next = dispatchers.get(chosen);
        Probes.schedule(next.number);
        if (ready.isEmpty()) {
            alarms.stopSlice();
        } else {
            alarms.startSlice(SLICE);
        }
        return next;
    }

    /// Waits until an interrupt has made somebody ready.
    private void idle() {
        Probes.threadSwitch(running, dispatchers.idle());
        running = dispatchers.idle();
        while (ready.isEmpty()) {
            Control.waitForInterrupt();
        }
        preemption = false;
    }
}
