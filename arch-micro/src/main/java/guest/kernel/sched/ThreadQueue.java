package guest.kernel.sched;

/// Threads in order of arrival, linked through [Tcb#next]. A thread is in at most one queue. Never allocates.
public final class ThreadQueue {
    private Tcb first;
    private Tcb last;

    public boolean isEmpty() {
        return first == null;
    }

    /// The thread that waits longest, or null.
    public Tcb first() {
        return first;
    }

    public void add(Tcb thread) {
        thread.next = null;
        thread.queue = this;
        if (last == null) {
            first = thread;
        } else {
            last.next = thread;
        }
        last = thread;
    }

    public void addFirst(Tcb thread) {
        thread.next = first;
        thread.queue = this;
        first = thread;
        if (last == null) {
            last = thread;
        }
    }

    /// Takes the thread that waits longest, or null.
    public Tcb take() {
        Tcb thread = first;
        if (thread != null) {
            unlinkFirst(thread);
        }
        return thread;
    }

    /// Takes `thread` out wherever it stands. The caller knows that it is in this queue.
    public void remove(Tcb thread) {
        if (first == thread) {
            unlinkFirst(thread);
            return;
        }
        Tcb before = first;
        while (before.next != thread) {
            before = before.next;
        }
        before.next = thread.next;
        if (last == thread) {
            last = before;
        }
        forget(thread);
    }

    private void unlinkFirst(Tcb thread) {
        first = thread.next;
        if (first == null) {
            last = null;
        }
        forget(thread);
    }

    private static void forget(Tcb thread) {
        thread.next = null;
        thread.queue = null;
    }
}
