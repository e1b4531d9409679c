/// Waiting, where there is one thread: nobody else can run meanwhile, so the core sleeps until an interrupt.
package guest.kernel.sched;
