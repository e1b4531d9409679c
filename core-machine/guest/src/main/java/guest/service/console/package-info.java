/// The console: a 16550A driver, a line discipline, and the service they make together.
package guest.service.console;
