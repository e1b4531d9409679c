package guest.kernel.ipc;

import guest.kernel.call.KernelCall;
import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import guest.message.Transfer;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;

/// The moment at which a message passes: registers of one thread become registers of the other. Nothing else is touched.
@RawAllowed(category = Category.MESSAGES, reason = "reads the operation and leaves the result in the saved registers of a client")
final class Handover {
    private Handover() {}

    /// Client to server. From here on the server owes the client a reply.
    static void request(Tcb client, Tcb server) {
        Transfer.request(client, server, client.badge);
        server.client = client;
        client.partner = server;
        client.state = Tcb.AWAITING_REPLY;
        Probes.message(client.id, server.id, (long) KernelCall.CALL << MessageWords.UPPER_SHIFT
                | Memory.load64(client.frame + TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT);
        Probes.deliver(client.id, server.id);
    }

    /// Server to client. The debt is paid; the client is free to run.
    static void reply(Tcb server, Tcb client, long result) {
        Memory.store64(client.frame + TrapFrame.RAX, result);
        server.client = null;
        client.partner = null;
        Probes.message(server.id, client.id, (long) KernelCall.REPLY_AND_RECEIVE << MessageWords.UPPER_SHIFT);
        Probes.deliver(server.id, client.id);
    }
}
