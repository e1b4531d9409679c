package guest.port;

/// Time, as a client process sees it.
@Port
public interface ClockService {
    /// Sleeps for at least `nanoseconds`. 0 or a negated [shared.abi.Errno].
    int sleep(@Caller int caller, long nanoseconds);
}
