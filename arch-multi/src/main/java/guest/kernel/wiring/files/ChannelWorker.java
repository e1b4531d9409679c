package guest.kernel.wiring.files;

import guest.kernel.urpc.ChannelServer;
import guest.kernel.wiring.Slots;
import guest.message.CallNumber;
import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// A dispatcher of its own for a [ChannelServer], so that polling keeps no caller of this core waiting.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "gives a new dispatcher its stack and finds its object again")
final class ChannelWorker {
    private static final int STACK_BYTES = 8192;

    private final ChannelServer server;

    ChannelWorker(ChannelServer server) {
        this.server = server;
    }

    void start() {
        long top = Memory.addressOfElements(new byte[STACK_BYTES]) + STACK_BYTES & -16;
        // A function starts with the return address on the stack; this one has none and must not return.
        Trap.systemCall(CallNumber.START_THREAD, Slots.OWN, Code.address("guest/kernel/wiring/files/ChannelWorker.enter"), top - 8,
                Memory.addressOf(this));
    }

    static void enter(long worker) {
        ((ChannelWorker) Memory.objectAt(worker)).server.run();
    }
}
