package guest.task;

import guest.lang.NoAllocation;
import guest.platform.ProgramSpace;
import guest.platform.ThreadContext;
import guest.platform.ThreadSwitch;
import guest.policy.sched.RoundRobin;

/// The run queue of the core, and the switch from task to task.
///
/// The boot thread is the idle task. A task runs until it blocks, until its slice ends while others wait, or until an interrupt
/// from ring 3 made another one ready. The address space stays loaded while the core idles.
public final class Scheduler {
    /// Processes at a time, and the idle task.
    public static final int TASKS = 17;
    /// How long a task runs while others wait, in nanoseconds: what Linux gives a round-robin task (`include/linux/sched/rt.h`,
    /// RR_TIMESLICE).
    private static final long SLICE = 100_000_000;

    private final Task[] tasks = new Task[TASKS];
    private final RoundRobin ready = new RoundRobin(TASKS);
    private final ThreadSwitch core;
    private final DeadlineTimer timer;
    private Task current;
    private boolean switchWanted;
    private int lastId;

    /// To be made by the thread that runs on `core`; it becomes the idle task.
    public Scheduler(ThreadSwitch core, DeadlineTimer timer) {
        this.core = core;
        this.timer = timer;
        for (int i = 0; i < TASKS; i++) {
            tasks[i] = new Task(i);
        }
        current = tasks[Task.IDLE];
        current.adopt(core.running());
    }

    /// The task that runs.
    public Task current() {
        return current;
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

    /// Makes a process in `slot`, a free one; [#makeReady] lets it run.
    public Task admit(int slot, byte[] name, ThreadContext context, ProgramSpace space) {
        lastId++;
        tasks[slot].begin(lastId, name, context, space);
        return tasks[slot];
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
    @NoAllocation
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

    /// Ends the current task. Does not return.
    ///
    /// Nothing can reuse its stack before the switch is over: with interrupts off nobody else runs.
    public void leave() {
        core.release(current.space());
        current.inUse = false;
        block();
    }

    /// Runs other tasks, and sleeps while there is none. Does not return.
    public void idle() {
        while (true) {
            if (ready.isEmpty()) {
                core.waitForInterrupt();
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
        if (!ready.isEmpty()) {
            timer.setSlice(timer.now() + SLICE);
        } else if (timer.hasSlice()) {
            timer.setSlice(DeadlineTimer.NEVER);
        }
        core.switchTo(next.context());
    }
}
