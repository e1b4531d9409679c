package guest.kernel.sched;

import guest.kernel.mm.PortPermission;
import guest.platform.CoreArea;
import guest.policy.sched.RoundRobin;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// Who runs: the mechanism. The policy decides among the ready threads; there is a time slice only while somebody else is ready.
///
/// The kernel itself is never preempted: interrupts are off from entry to exit, so its data needs no locks on one core.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "exchanges kernel stacks and sleeps while nobody is ready")
public final class Scheduler {
    /// Nanoseconds.
    private static final long SLICE = 2_000_000L;

    private final Alarms alarms;
    private final CoreArea core;
    private final PortPermission ports;
    private final Threads threads;
    private final RoundRobin ready;
    /// Runs on the boot stack in whatever address space was left; never in a queue.
    private final Tcb idle;
    private Tcb current;
    /// The running thread has to leave the core at the end of the present interrupt.
    private boolean preemption;

    /// The caller becomes the idle thread.
    public Scheduler(Alarms alarms, CoreArea core, PortPermission ports, Threads threads, Tcb idle) {
        this.alarms = alarms;
        this.core = core;
        this.ports = ports;
        this.threads = threads;
        this.ready = new RoundRobin(threads.count());
        this.idle = idle;
        this.current = idle;
        idle.state = Tcb.RUNNING;
    }

    public Tcb current() {
        return current;
    }

    /// Lets a thread that can run on compete for the core.
    public void makeReady(Tcb thread) {
        thread.state = Tcb.READY;
        boolean alone = ready.isEmpty();
        ready.add(thread.id);
        if (alone && current != idle) {
            alarms.startSlice(SLICE);
        }
    }

    /// The same for a thread that waited for a device or an alarm: the running one has to let it pass.
    public void makeUrgent(Tcb thread) {
        makeReady(thread);
        preemption = true;
    }

    /// Takes a ready thread out of the competition.
    public void withdraw(Tcb thread) {
        ready.remove(thread.id);
    }

    /// Gives up the core; the caller has set the running thread's state. Returns when it was made ready and chosen.
    public void block() {
        switchTo(choose());
    }

    /// Lets the other ready threads go first.
    public void giveWay() {
        if (!ready.isEmpty()) {
            makeReady(current);
            block();
        }
    }

    /// Puts the running thread to sleep.
    public void sleepUntil(long deadline) {
        if (deadline > alarms.now()) {
            current.deadline = deadline;
            current.state = Tcb.SLEEPING;
            alarms.add(current);
            block();
        }
    }

    /// The timer interrupt.
    public void timerFired() {
        Tcb sleeper = alarms.takeExpired();
        while (sleeper != null) {
            makeUrgent(sleeper);
            sleeper = alarms.takeExpired();
        }
        if (alarms.isSliceOver()) {
            alarms.stopSlice();
            preemption = true;
        }
        alarms.fired();
    }

    /// The end of an interrupt that came from ring 3.
    public void leaveInterrupt() {
        if (preemption) {
            preemption = false;
            giveWay();
        }
    }

    /// The idle thread's work. Does not return.
    public void idle() {
        while (true) {
            preemption = false;
            if (ready.isEmpty()) {
                Control.waitForInterrupt();
            } else {
                block();
            }
        }
    }

    private Tcb choose() {
        int chosen = ready.next();
        Tcb next = chosen == RoundRobin.NOBODY ? idle : threads.withId(chosen);
        Probes.schedule(next.id);
        if (ready.isEmpty()) {
            alarms.stopSlice();
        } else {
            alarms.startSlice(SLICE);
        }
        return next;
    }

    /// Goes straight to `next`, which stands in no queue; the caller has set the running thread's state. Returns when somebody
    /// switches back.
    public void switchTo(Tcb next) {
        Tcb previous = current;
        if (next == previous) {
            previous.state = Tcb.RUNNING;
            return;
        }
        Probes.threadSwitch(previous.id, next.id);
        current = next;
        next.state = Tcb.RUNNING;
        if (next != idle) {
            next.space.load();
            ports.enter(next.domain);
            core.setKernelStack(next.top);
        }
        if (!next.returning) {
            Code.switchStack(previous.savedStackPointer(), Memory.load64(next.savedStackPointer()));
        } else {
            next.returning = false;
            leave(previous, next);
        }
    }

    /// Goes straight to another thread, as above, but does not return: the running thread's system call is over, and when it runs again
    /// it runs in ring 3.
    public void leaveTo(Tcb next) {
        current.returning = true;
        switchTo(next);
    }

    /// Between two threads whose system calls are over no kernel stack is exchanged: the registers of `next` are loaded from where its own
    /// system call left them.
    private static void leave(Tcb previous, Tcb next) {
        if (previous.returning) {
            Code.leave(next.frame);
        } else {
            next.returnLater();
            Code.switchStack(previous.savedStackPointer(), Memory.load64(next.savedStackPointer()));
        }
    }
}
