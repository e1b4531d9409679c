/// The clock service as a domain.
package guest.kernel.wiring.clock;
