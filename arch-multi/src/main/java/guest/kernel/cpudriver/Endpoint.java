package guest.kernel.cpudriver;

import guest.policy.sched.RoundRobin;

/// A place where calls pass from one dispatcher of this core to another. Nothing is stored but who waits.
///
/// At any time at most one of the two lines has somebody in it.
public final class Endpoint {
    final RoundRobin callers;
    final RoundRobin receivers;
    /// Whoever could receive here is gone: calls are refused instead of waiting for nobody.
    boolean closed;

    /// `most` dispatchers may wait.
    public Endpoint(int most) {
        callers = new RoundRobin(most);
        receivers = new RoundRobin(most);
    }
}
