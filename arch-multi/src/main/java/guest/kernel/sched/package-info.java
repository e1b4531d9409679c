/// Dispatchers, and which of this core's runs. The policy is a class of its own ([guest.policy.sched.RoundRobin]); no core knows how
/// busy another is.
package guest.kernel.sched;
