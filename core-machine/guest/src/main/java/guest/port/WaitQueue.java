package guest.port;

/// Workers waiting for a condition.
public interface WaitQueue {
    /// Releases `lock`, sleeps until [#wake], acquires it again. May wake without reason: test the condition in a loop.
    void await(Lock lock);

    /// Wakes every waiting worker.
    void wake();
}
