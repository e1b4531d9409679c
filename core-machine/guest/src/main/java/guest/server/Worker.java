package guest.server;

import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.port.Dispatcher;
import guest.port.Message;
import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A thread that serves one request after another. While it sleeps in the service, other workers serve other clients.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "gives a new thread its stack and finds its object again")
public final class Worker {
    private static final int STACK_BYTES = 8192;

    private final int endpoint;
    private final Dispatcher dispatcher;
    private final MessageRegisters registers = new MessageRegisters();
    private final Message message = new Message();
    private final long area = Memory.addressOfElements(new byte[MessageWords.RECEIVE_AREA_BYTES]);
    private final CallerBuffer buffer = new CallerBuffer(registers, area);

    /// Receives at the endpoint capability in slot `endpoint`.
    public Worker(int endpoint, Dispatcher dispatcher) {
        this.endpoint = endpoint;
        this.dispatcher = dispatcher;
    }

    /// Starts `count` workers as threads of their own and works as one more in the running thread. Returns only if the endpoint
    /// cannot be received from.
    public static void run(int self, int endpoint, Dispatcher dispatcher, int count) {
        for (int i = 0; i < count; i++) {
            start(self, endpoint, dispatcher);
        }
        new Worker(endpoint, dispatcher).work();
    }

    /// Starts one worker as a thread of its own.
    public static void start(int self, int endpoint, Dispatcher dispatcher) {
        new Worker(endpoint, dispatcher).start(self);
    }

    /// Starts a thread; `self` is the slot of the own domain's capability.
    private void start(int self) {
        long top = Memory.addressOfElements(new byte[STACK_BYTES]) + STACK_BYTES & -16;
        // A function starts with the return address on the stack; this one has none and must not return.
        Kernel.startThread(self, Code.address("guest/server/Worker.enter"), top - 8, Memory.addressOf(this));
    }

    static void enter(long worker) {
        ((Worker) Memory.objectAt(worker)).work();
    }

    private void work() {
        Kernel.receiveArea(area);
        message.buffer = buffer;
        while (receive()) {
            dispatcher.dispatch(message);
        }
    }

    /// Replies to the request served last, if there was one, and waits for the next.
    private boolean receive() {
        registers.set(0, endpoint | (long) buffer.segments() << MessageWords.UPPER_SHIFT);
        registers.set(1, message.result);
        if (registers.exchange(CallNumber.REPLY_AND_RECEIVE) != 0) {
            return false;
        }
        long head = registers.word(0);
        message.operation = (int) head;
        message.caller = (int) (head >>> MessageWords.UPPER_SHIFT);
        message.first = registers.word(1);
        message.second = registers.word(2);
        message.third = registers.word(3);
        buffer.accept(registers.word(5));
        return true;
    }
}
