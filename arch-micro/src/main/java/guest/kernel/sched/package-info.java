/// Threads, and who runs. The policy is a class of its own ([guest.policy.sched.RoundRobin]).
package guest.kernel.sched;
