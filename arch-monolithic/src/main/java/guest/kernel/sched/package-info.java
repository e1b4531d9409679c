/// Tasks, the run queue, and what tasks wait for: locks, queues, time.
///
/// Ring 0 runs with interrupts off and on one core, so nothing here needs a lock of its own.
package guest.kernel.sched;
