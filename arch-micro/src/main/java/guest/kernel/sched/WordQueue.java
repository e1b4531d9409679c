package guest.kernel.sched;

import guest.kernel.cap.Domain;

/// Threads that wait until another thread of their domain announces a change of a word in memory.
public final class WordQueue {
    private final ThreadQueue waiting = new ThreadQueue();
    private final Scheduler scheduler;

    public WordQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Blocks the running thread on the word at `address` of its domain. The caller has found the expected value there.
    public void await(Tcb thread, long address) {
        thread.word = address;
        thread.state = Tcb.AWAITING_WORD;
        waiting.add(thread);
        scheduler.block();
    }

    /// Wakes every thread of `domain` that waits on the word at `address`.
    public void wake(Domain domain, long address) {
        Tcb thread = waiting.first();
        while (thread != null) {
            Tcb following = thread.next;
            if (thread.domain == domain && thread.word == address) {
                waiting.remove(thread);
                scheduler.makeReady(thread);
            }
            thread = following;
        }
    }
}
