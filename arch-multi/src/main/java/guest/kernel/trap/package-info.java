/// The doors into this core's CPU driver: interrupts and doorbells wake dispatchers, failures of ring 3 become messages to the monitor,
/// failures of a driver or a monitor end everything.
package guest.kernel.trap;
