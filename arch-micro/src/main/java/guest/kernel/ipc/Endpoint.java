package guest.kernel.ipc;

import guest.kernel.cap.KernelObject;
import guest.kernel.sched.ThreadQueue;

/// A place where messages pass from one thread to another, synchronously: nothing is stored but the threads that wait.
///
/// At any time at most one of the two queues has somebody in it.
public final class Endpoint extends KernelObject {
    final ThreadQueue senders = new ThreadQueue();
    final ThreadQueue receivers = new ThreadQueue();
    /// Whoever could receive here is gone: messages are refused instead of waiting for nobody.
    boolean closed;
    /// Whoever received here stopped, and may come back: messages wait.
    boolean deserted;
    private boolean used;

    /// Takes the endpoint into use; false if it is already.
    public boolean take() {
        boolean free = !used;
        used = true;
        return free;
    }
}
