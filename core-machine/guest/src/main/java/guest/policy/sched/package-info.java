/// Scheduling policies: pure decisions, without mechanism.
package guest.policy.sched;
