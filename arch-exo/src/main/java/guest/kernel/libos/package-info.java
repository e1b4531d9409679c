/// The library operating system: what other kernels keep in ring 0 or in servers, in the program's own address space. Memory on demand,
/// console, clock and files, out of frames, alarms, characters and upcalls.
package guest.kernel.libos;
