/// How everything is put together: a CPU driver on one page, which domains live on which core, and, in the packages below, each
/// service and the programs as domains.
package guest.kernel.wiring;
