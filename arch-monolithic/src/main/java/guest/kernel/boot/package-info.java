/// From the first Java instruction to the first process.
package guest.kernel.boot;
