package guest.kernel.ipc;

import guest.kernel.cap.Capability;
import guest.kernel.cap.CapabilityTable;
import guest.kernel.cap.Domain;
import guest.kernel.mm.PortPermission;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.Threads;

/// The end of domains: first its threads stop, then, when a supervisor says so, everything it had is given back.
public final class Termination {
    private final Scheduler scheduler;
    private final Threads threads;
    private final Rendezvous rendezvous;
    private final Interrupts interrupts;
    private final PortPermission ports;

    public Termination(Scheduler scheduler, Threads threads, Rendezvous rendezvous, Interrupts interrupts, PortPermission ports) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.rendezvous = rendezvous;
        this.interrupts = interrupts;
        this.ports = ports;
    }

    /// Stops every thread of `domain`. Clients whose requests they served get -EIO. Whoever waits to be served goes on waiting, for the
    /// supervisor may bring the domain back.
    public void stop(Domain domain) {
        Tcb thread = threads.activeOf(domain);
        while (thread != null) {
            if (thread.state == Tcb.READY) {
                scheduler.withdraw(thread);
            } else if (thread.state == Tcb.AWAITING_INTERRUPT) {
                interrupts.abandon(thread);
            }
            rendezvous.abandon(thread);
            thread.state = Tcb.STOPPED;
            thread = threads.activeOf(domain);
        }
        for (int slot = 0; slot < CapabilityTable.SLOTS; slot++) {
            Endpoint endpoint = servedThrough(domain, slot);
            if (endpoint != null) {
                endpoint.deserted = true;
            }
        }
    }

    /// True if clients can expect the domain to receive: it has not been stopped, or has been started anew.
    private static boolean isServing(Domain domain) {
        for (int slot = 0; slot < CapabilityTable.SLOTS; slot++) {
            Endpoint endpoint = servedThrough(domain, slot);
            if (endpoint != null && !endpoint.deserted) {
                return true;
            }
        }
        return false;
    }

    /// Stops `domain`, which is not the running one, and takes back its threads.
    public void halt(Domain domain) {
        if (isServing(domain)) {
            Probes.died(domain.number, Probes.NO_EXCEPTION);
        }
        stop(domain);
        Tcb thread = threads.anyOf(domain);
        while (thread != null) {
            rendezvous.abandon(thread);
            thread.state = Tcb.FREE;
            thread.domain = null;
            thread = threads.anyOf(domain);
        }
    }

    /// Halts `domain` for good and takes back its tables and capabilities. Whoever waits for it gets -EIO, now and later.
    public void destroy(Domain domain) {
        halt(domain);
        for (int slot = 0; slot < CapabilityTable.SLOTS; slot++) {
            Endpoint endpoint = servedThrough(domain, slot);
            if (endpoint != null) {
                rendezvous.close(endpoint);
            }
        }
        ports.leave();
        domain.vacate();
        ports.enter(scheduler.current().domain);
    }

    /// The endpoint at which the domain may receive through `slot`, or null.
    private static Endpoint servedThrough(Domain domain, int slot) {
        Capability capability = domain.capabilities.find(slot);
        return capability.object instanceof Endpoint endpoint && capability.permits(Capability.RECEIVE) ? endpoint : null;
    }
}
