package guest.port;

/// Mutual exclusion between the workers of a service. Not recursive.
public interface Lock {
    void acquire();

    void release();
}
