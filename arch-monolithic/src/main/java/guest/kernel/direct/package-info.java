/// The idea of this kernel: a system call becomes a plain call into a service. No message, no copy but the one between the
/// service's own memory and the program's, no other thread.
package guest.kernel.direct;
