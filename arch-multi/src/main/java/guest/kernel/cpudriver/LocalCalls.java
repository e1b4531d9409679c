package guest.kernel.cpudriver;

import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.message.CallNumber;
import guest.message.Loan;
import guest.message.MessageWords;
import guest.message.Transfer;
import guest.policy.sched.RoundRobin;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Calls between domains of the same core. If the receiver already waits, the words of the call go from one dispatcher's saved
/// registers to the other's and the core goes on with the receiver; no scheduler is asked.
///
/// Model: Bershad et al., "Lightweight Remote Procedure Call", SOSP 1989; Baumann et al., SOSP 2009, §4.3.
public final class LocalCalls {
    private final Scheduler scheduler;
    private final Dispatchers dispatchers;

    public LocalCalls(Scheduler scheduler, Dispatchers dispatchers) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
    }

    /// The running dispatcher calls the endpoint that its registers name.
    public void call(Dispatcher client) {
        Endpoint endpoint = client.domain.target(client.register(TrapFrame.RDI) & MessageWords.LOWER);
        if (endpoint == null) {
            client.answer(-Errno.EBADF);
        } else {
            call(client, endpoint);
        }
    }

    /// The same, wherever the registers point.
    public void call(Dispatcher client, Endpoint endpoint) {
        long refusal = endpoint.closed ? -Errno.EIO : Transfer.checkWindow(client);
        if (refusal != 0) {
            client.answer(refusal);
            return;
        }
        int receiver = endpoint.receivers.next();
        if (receiver == RoundRobin.NOBODY) {
            client.state = Dispatcher.CALLING;
            client.endpoint = endpoint;
            endpoint.callers.add(client.id);
            return;
        }
        Dispatcher server = dispatchers.get(receiver);
        refusal = Transfer.copyIn(client, server);
        if (refusal != 0) {
            endpoint.receivers.add(receiver);
            client.answer(refusal);
            return;
        }
        hand(client, server);
        scheduler.go(server);
    }

    /// The running dispatcher has worked for a client, or for nobody yet, and wants the next call.
    public void replyAndReceive(Dispatcher server) {
        Endpoint endpoint = server.domain.endpoint;
        if (endpoint == null) {
            server.answer(-Errno.EBADF);
            return;
        }
        Dispatcher client = server.client;
        if (client != null) {
            long failure = Transfer.copyOut(server, client);
            reply(server, client, failure == 0 ? server.register(TrapFrame.RSI) : failure);
        }
        if (receive(server, endpoint)) {
            makeReady(client);
            return;
        }
        server.state = Dispatcher.RECEIVING;
        server.endpoint = endpoint;
        endpoint.receivers.add(server.id);
        if (client != null && client.state != Dispatcher.STOPPED) {
            scheduler.go(client);
        }
    }

    /// Moves reply data to the waiting client before the reply. 0 or -errno.
    public long deliverEarly(Dispatcher server) {
        if (server.client == null) {
            return -Errno.EINVAL;
        }
        long failure = Transfer.copyOut(server, server.client);
        server.space.load();
        return failure;
    }

    /// Takes the call that waits longest; false if none does.
    private boolean receive(Dispatcher server, Endpoint endpoint) {
        int caller = endpoint.callers.next();
        while (caller != RoundRobin.NOBODY) {
            Dispatcher client = dispatchers.get(caller);
            long refusal = Transfer.copyIn(client, server);
            if (refusal == 0) {
                hand(client, server);
                server.space.load();
                return true;
            }
            client.answer(refusal);
            scheduler.makeReady(client);
            caller = endpoint.callers.next();
        }
        return false;
    }

    /// From here on the server owes the client a reply.
    private static void hand(Dispatcher client, Dispatcher server) {
        Transfer.request(client, server, client.domain.badge);
        server.client = client;
        client.partner = server;
        client.state = Dispatcher.AWAITING_REPLY;
        long operation = client.register(TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT;
        Probes.message(client.number, server.number, (long) CallNumber.CALL << MessageWords.UPPER_SHIFT | operation);
        Probes.deliver(client.number, server.number);
    }

    /// The debt is paid. A client that has failed does not come back to life.
    private static void reply(Dispatcher server, Dispatcher client, long result) {
        client.answer(result);
        server.client = null;
        client.partner = null;
        if (client.domain.isFailed) {
            client.state = Dispatcher.STOPPED;
        }
        Probes.message(server.number, client.number, (long) CallNumber.REPLY_AND_RECEIVE << MessageWords.UPPER_SHIFT);
        Probes.deliver(server.number, client.number);
    }

    private void makeReady(Dispatcher client) {
        if (client != null && client.state != Dispatcher.STOPPED) {
            scheduler.makeReady(client);
        }
    }

    /// Refuses every call that waits at `endpoint`, and those to come.
    void close(Endpoint endpoint) {
        endpoint.closed = true;
        int caller = endpoint.callers.next();
        while (caller != RoundRobin.NOBODY) {
            Dispatcher client = dispatchers.get(caller);
            client.answer(-Errno.EIO);
            scheduler.makeReady(client);
            caller = endpoint.callers.next();
        }
    }

    /// Takes a dispatcher that will never run again out of every call it is part of. A client that waits for it gets -EIO.
    void abandon(Dispatcher dispatcher) {
        if (dispatcher.state == Dispatcher.CALLING) {
            dispatcher.endpoint.callers.remove(dispatcher.id);
        } else if (dispatcher.state == Dispatcher.RECEIVING) {
            dispatcher.endpoint.receivers.remove(dispatcher.id);
        }
        if (dispatcher.partner != null) {
            Loan.end(dispatcher.partner);
            dispatcher.partner.client = null;
            dispatcher.partner = null;
        }
        Dispatcher client = dispatcher.client;
        if (client != null) {
            Loan.end(dispatcher);
            reply(dispatcher, client, -Errno.EIO);
            makeReady(client);
        }
    }
}
