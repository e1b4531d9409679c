package guest.kernel.ipc;

import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.message.Loan;
import guest.message.Transfer;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Messages whose partner is not there yet: the thread waits in the endpoint and the scheduler goes on with another.
@RawAllowed(category = Category.MESSAGES, reason = "leaves results in the saved registers of threads that wait for a message")
public final class Rendezvous {
    private final Scheduler scheduler;

    public Rendezvous(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Blocks the running thread until a receiver took its message and replied; -EIO if none can come.
    void awaitReceiver(Tcb client, Endpoint endpoint) {
        if (endpoint.closed) {
            Memory.store64(client.frame + TrapFrame.RAX, -Errno.EIO);
            return;
        }
        client.state = Tcb.SENDING;
        endpoint.senders.add(client);
        scheduler.block();
    }

    /// Takes the message of the thread that waits longest, or blocks the running thread until there is one.
    void receive(Tcb server, Endpoint endpoint) {
        if (endpoint.deserted) {
            endpoint.deserted = false;
            Probes.restarted(server.domain.number);
        }
        Tcb client = endpoint.senders.take();
        while (client != null) {
            long refusal = Transfer.copyIn(client, server);
            if (refusal == 0) {
                Handover.request(client, server);
                server.domain.space.load();
                return;
            }
            Memory.store64(client.frame + TrapFrame.RAX, refusal);
            scheduler.makeReady(client);
            client = endpoint.senders.take();
        }
        server.state = Tcb.RECEIVING;
        endpoint.receivers.addFirst(server);
        scheduler.block();
    }

    /// Refuses every message that waits in `endpoint`, and those to come.
    void close(Endpoint endpoint) {
        endpoint.closed = true;
        Tcb client = endpoint.senders.take();
        while (client != null) {
            Memory.store64(client.frame + TrapFrame.RAX, -Errno.EIO);
            scheduler.makeReady(client);
            client = endpoint.senders.take();
        }
    }

    /// Takes a thread that will never run again out of every exchange it is part of. Clients that wait for it get -EIO.
    void abandon(Tcb thread) {
        thread.leaveQueue();
        if (thread.partner != null) {
            Loan.end(thread.partner);
            thread.partner.client = null;
            thread.partner = null;
        }
        Tcb client = thread.client;
        if (client != null) {
            Loan.end(thread);
            Handover.reply(thread, client, -Errno.EIO);
            scheduler.makeReady(client);
        }
    }
}
