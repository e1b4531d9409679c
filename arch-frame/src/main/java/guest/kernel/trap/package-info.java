/// What interrupts and programs' faults mean. Checked: the registers stay in the frame.
package guest.kernel.trap;
