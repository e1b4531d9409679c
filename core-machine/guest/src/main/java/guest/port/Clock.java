package guest.port;

/// Monotonic time and one-shot alarms, as the kernel offers them to a service.
public interface Clock {
    /// Nanoseconds since boot.
    long now();

    /// Sleeps the calling worker until `deadline` (nanoseconds since boot) has passed.
    void sleepUntil(long deadline);
}
