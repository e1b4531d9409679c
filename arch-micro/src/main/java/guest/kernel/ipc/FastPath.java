package guest.kernel.ipc;

import guest.kernel.cap.Capability;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import guest.message.Transfer;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// A call to a server that already waits, and its reply: words change registers, the other address space is loaded, and the way back to
/// ring 3 leads to the other thread. No queue is walked, no scheduler asked, no message stored, no kernel stack exchanged.
///
/// Whatever is not that simple goes to [Rendezvous]. Model: seL4 `fastpath_call` and `fastpath_reply_recv`
/// (`src/fastpath/fastpath.c`); Liedtke, "Improving IPC by Kernel Design", SOSP 1993, §5.
@RawAllowed(category = Category.MESSAGES, reason = "reads the addressed slot from the caller's registers and answers refusals there")
public final class FastPath {
    private final Scheduler scheduler;
    private final Rendezvous rendezvous;

    public FastPath(Scheduler scheduler, Rendezvous rendezvous) {
        this.scheduler = scheduler;
        this.rendezvous = rendezvous;
    }

    /// The kernel call CALL of the running thread.
    public void call(long frame) {
        Tcb client = scheduler.current();
        Capability capability = client.domain.capabilities.find(Memory.load64(frame + TrapFrame.RDI) & MessageWords.LOWER);
        if (capability.object instanceof Endpoint endpoint && capability.permits(Capability.SEND)) {
            client.badge = capability.badge;
            Tcb server = hand(client, endpoint);
            if (server != null) {
                scheduler.leaveTo(server);
            }
        } else {
            refuse(frame, -Errno.EBADF);
        }
    }

    /// Sends the message in the registers of the running thread, which has work left in the kernel. Returns when the reply is there.
    public void send(Tcb client, Endpoint endpoint) {
        Tcb server = hand(client, endpoint);
        if (server != null) {
            scheduler.switchTo(server);
        }
    }

    /// Gives the message to a thread that waits for it, which has to run next. Null if the message was refused or there was nobody, and
    /// then the reply is there.
    private Tcb hand(Tcb client, Endpoint endpoint) {
        long refusal = Transfer.checkWindow(client);
        if (refusal != 0) {
            refuse(client.frame, refusal);
            return null;
        }
        Tcb server = endpoint.receivers.first();
        if (server == null) {
            rendezvous.awaitReceiver(client, endpoint);
            return null;
        }
        refusal = Transfer.copyIn(client, server);
        if (refusal != 0) {
            refuse(client.frame, refusal);
            return null;
        }
        endpoint.receivers.take();
        Handover.request(client, server);
        return server;
    }

    /// The kernel call REPLY_AND_RECEIVE of the running thread; returns when the next request is there.
    public void replyAndReceive(long frame) {
        Tcb server = scheduler.current();
        Capability capability = server.domain.capabilities.find(Memory.load64(frame + TrapFrame.RDI) & MessageWords.LOWER);
        if (!(capability.object instanceof Endpoint endpoint) || !capability.permits(Capability.RECEIVE)) {
            refuse(frame, -Errno.EBADF);
            return;
        }
        Tcb client = server.client;
        if (client == null) {
            rendezvous.receive(server, endpoint);
            return;
        }
        long failure = Transfer.copyOut(server, client);
        Handover.reply(server, client, failure == 0 ? Memory.load64(frame + TrapFrame.RSI) : failure);
        if (!endpoint.senders.isEmpty()) {
            scheduler.makeReady(client);
            rendezvous.receive(server, endpoint);
            return;
        }
        server.state = Tcb.RECEIVING;
        endpoint.receivers.addFirst(server);
        scheduler.leaveTo(client);
    }

    /// The kernel call DELIVER_EARLY of the running thread: moves data to the client that waits for its reply. 0 or -errno.
    public long deliverEarly() {
        Tcb server = scheduler.current();
        if (server.client == null) {
            return -Errno.EINVAL;
        }
        long failure = Transfer.copyOut(server, server.client);
        server.domain.space.load();
        return failure;
    }

    private static void refuse(long frame, long error) {
        Memory.store64(frame + TrapFrame.RAX, error);
    }
}
