/// How everything is put together: the kernel's objects on one page, and, in the packages below, the library operating system of the
/// launcher and of each program.
package guest.kernel.wiring;
