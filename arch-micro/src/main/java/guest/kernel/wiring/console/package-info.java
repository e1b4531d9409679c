/// The console service as a process.
package guest.kernel.wiring.console;
