/// Memory of the kernel and of programs: kernel stacks, address spaces, the loading of executables.
package guest.kernel.mm;
