/// The doors into the kernel: interrupts become messages to drivers, failures of ring 3 become messages to supervisors, failures of the
/// kernel end everything.
package guest.kernel.trap;
