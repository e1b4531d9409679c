package guest.kernel.sched;

import guest.kernel.mm.LoadedSpace;
import guest.platform.CoreArea;
import guest.platform.PageTables;
import guest.policy.sched.RoundRobin;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.RawAllowed;

/// The run queue of the core, and the switch from task to task.
///
/// The boot thread is the idle task. A task runs until it blocks, until its slice ends while others wait, or until an interrupt
/// from ring 3 made another one ready. The address space stays loaded while the core idles.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "waits for interrupts and enters ring 3")
public final class Scheduler {
    /// Processes at a time, and the idle task.
    public static final int TASKS = 17;
    /// How long a task runs while others wait, in nanoseconds: what Linux gives a round-robin task (`include/linux/sched/rt.h`,
    /// RR_TIMESLICE).
    private static final long SLICE = 100_000_000;

    private static Scheduler installed;

    private final Task[] tasks = new Task[TASKS];
    private final RoundRobin ready = new RoundRobin(TASKS);
    private final CoreArea core;
    private final DeadlineTimer timer;
    private final LoadedSpace space;
    private Task current;
    private Task leaving;
    private boolean switchWanted;
    private int lastId;

    /// To be made by the boot thread, which becomes the idle task.
    public Scheduler(CoreArea core, DeadlineTimer timer, LoadedSpace space) {
        this.core = core;
        this.timer = timer;
        this.space = space;
        for (int i = 0; i < TASKS; i++) {
            tasks[i] = new Task(i);
        }
        current = tasks[Task.IDLE];
        current.inUse = true;
        installed = this;
    }

    /// The task that runs.
    public Task current() {
        return current;
    }

    /// Where task `slot` has its kernel stack (top, exclusive). To be called once for each slot but [Task#IDLE].
    public void setStack(int slot, long top) {
        tasks[slot].setStackTop(top);
    }

    /// A free slot, or [Task#IDLE] if there is none.
    public int freeSlot() {
        for (int i = Task.IDLE + 1; i < TASKS; i++) {
            if (!tasks[i].inUse) {
                return i;
            }
        }
        return Task.IDLE;
    }

    /// Makes a process in `slot`. The caller fills the trap frame at [Task#userFrame] before [#makeReady].
    public Task admit(int slot, byte[] name, PageTables tables) {
        Task task = tasks[slot];
        lastId++;
        task.inUse = true;
        task.begin(lastId, name, tables);
        space.forget(slot);
        return task;
    }

    /// Lets a task run that waited, or that never ran.
    public void makeReady(Task task) {
        ready.add(task.slot);
        switchWanted = true;
        if (current.slot != Task.IDLE && !timer.hasSlice()) {
            timer.setSlice(timer.now() + SLICE);
        }
    }

    /// Puts the current task at the end of the queue and lets the first one run.
    public void giveWay() {
        if (!ready.isEmpty()) {
            ready.add(current.slot);
            switchTo(choose());
        }
    }

    /// Lets others run until the current task is made ready.
    void block() {
        switchTo(ready.isEmpty() ? tasks[Task.IDLE] : choose());
    }

    void sleepOn(TaskQueue queue) {
        queue.add(current);
        block();
    }

    void wakeFirst(TaskQueue queue) {
        Task task = queue.take();
        if (task != null) {
            makeReady(task);
        }
    }

    void wakeAll(TaskQueue queue) {
        for (Task task = queue.take(); task != null; task = queue.take()) {
            makeReady(task);
        }
    }

    /// To be called at the end of an interrupt that came from ring 3.
    public void preempt() {
        if (switchWanted) {
            switchWanted = false;
            giveWay();
        }
    }

    /// To be called by the timer interrupt.
    void endSlice(long now) {
        if (timer.isSliceOver(now)) {
            timer.setSlice(DeadlineTimer.NEVER);
            switchWanted = true;
        }
    }

    /// Leaves the current task's address space for the kernel's at `root`, so that it can be released.
    public void leaveSpace(long root) {
        space.load(Task.IDLE, root);
    }

    /// Ends the current task, whose address space is released already. Does not return.
    public void leave() {
        leaving = current;
        block();
    }

    /// Runs other tasks, and sleeps while there is none. Does not return.
    public void idle() {
        while (true) {
            if (ready.isEmpty()) {
                Control.waitForInterrupt();
            } else {
                switchTo(choose());
            }
        }
    }

    private Task choose() {
        Task chosen = tasks[ready.next()];
        Probes.schedule(chosen.id());
        return chosen;
    }

    private void switchTo(Task next) {
        Task from = current;
        if (next == from) {
            return;
        }
        Probes.threadSwitch(from.id(), next.id());
        current = next;
        switchWanted = false;
        if (next.slot != Task.IDLE) {
            core.setKernelStack(next.stackTop());
            space.load(next.slot, next.space().root());
        }
        if (!ready.isEmpty()) {
            timer.setSlice(timer.now() + SLICE);
        } else if (timer.hasSlice()) {
            timer.setSlice(DeadlineTimer.NEVER);
        }
        from.switchTo(next);
        afterSwitch();
    }

    /// The first thing a task does when it runs again: now the stack of a task that left is out of use.
    private void afterSwitch() {
        if (leaving != null) {
            leaving.inUse = false;
            leaving = null;
        }
    }

    /// Where a new task begins: enters ring 3 with the registers of the trap frame at `frame`.
    static void enterProgram(long frame) {
        installed.afterSwitch();
        Code.resume(frame);
    }
}
