/// From the first Java instruction to the program.
package guest.kernel.boot;
