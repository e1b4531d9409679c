/// How everything is put together: the kernel's objects on one page, and, in the packages below, each service, the supervisor and the
/// programs as processes.
package guest.kernel.wiring;
