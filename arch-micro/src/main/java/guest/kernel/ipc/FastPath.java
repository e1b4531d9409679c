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

/// A call to a server that already waits, and its reply: registers change owner, the other address space is loaded, the other
/// kernel stack is taken. No queue is walked, no scheduler asked, no message stored.
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
            send(client, endpoint);
        } else {
            refuse(frame, -Errno.EBADF);
        }
    }

    /// Sends the message in the running thread's registers and returns when the reply is there.
    public void send(Tcb client, Endpoint endpoint) {
        long refusal = Transfer.checkWindow(client);
        if (refusal != 0) {
            refuse(client.frame, refusal);
            return;
        }
        Tcb server = endpoint.receivers.first();
        if (server == null) {
            rendezvous.awaitReceiver(client, endpoint);
            return;
        }
        refusal = Transfer.copyIn(client, server);
        if (refusal != 0) {
            refuse(client.frame, refusal);
            return;
        }
        endpoint.receivers.take();
        Handover.request(client, server);
        scheduler.switchTo(server);
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
        scheduler.switchTo(client);
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
