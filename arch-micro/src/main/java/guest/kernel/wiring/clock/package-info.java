/// The clock service as a process.
package guest.kernel.wiring.clock;
