/// Environments, time slices and alarms, and the upcalls by which programs learn of what happened to them.
package guest.kernel.sched;
