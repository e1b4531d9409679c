/// The console service as a domain.
package guest.kernel.wiring.console;
