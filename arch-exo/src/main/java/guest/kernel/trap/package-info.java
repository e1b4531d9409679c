/// The doors into the kernel: interrupts become upcalls to whoever bound the device, failures of ring 3 become upcalls to whoever failed,
/// failures of the kernel end everything.
package guest.kernel.trap;
