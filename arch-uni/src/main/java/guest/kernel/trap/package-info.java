/// Where interrupts and exceptions arrive, and what becomes of them. There are no system calls.
package guest.kernel.trap;
