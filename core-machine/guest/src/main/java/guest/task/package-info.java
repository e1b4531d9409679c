/// Processes as ring 0 schedules them: tasks, the run queue, and what tasks wait for: locks, queues, interrupts, time.
///
/// For kernels in which a process is one thread with one stack in ring 0. Ring 0 runs with interrupts off and on one core, so nothing
/// here needs a lock of its own; and nothing here touches the machine but through [guest.platform].
package guest.task;
