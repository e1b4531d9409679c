/// Where interrupts and exceptions arrive, and what becomes of them.
package guest.kernel.trap;
