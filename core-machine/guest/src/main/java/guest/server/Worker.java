package guest.server;

import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.port.Dispatcher;
import guest.port.Message;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A thread that serves one request after another. While it sleeps in the service, other workers serve other clients.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "gives a new thread its stack and finds its object again")
public final class Worker implements Task {
    private static final long NO_WINDOW = 0;

    private final int endpoint;
    private final Dispatcher dispatcher;
    private final MessageRegisters registers = new MessageRegisters();
    private final Message message = new Message();
    private final long area = Memory.addressOfElements(new byte[MessageWords.RECEIVE_AREA_BYTES]);
    private final long window;
    private final CallerBuffer buffer;

    /// Receives at the endpoint capability in slot `endpoint`. Clients lend it nothing.
    public Worker(int endpoint, Dispatcher dispatcher) {
        this(endpoint, dispatcher, NO_WINDOW);
    }

    /// The same, and clients may lend it pages, which appear from `window` on.
    public Worker(int endpoint, Dispatcher dispatcher, long window) {
        this.endpoint = endpoint;
        this.dispatcher = dispatcher;
        this.window = window;
        buffer = new CallerBuffer(registers, area, window);
    }

    /// Starts `count` workers as threads of their own and works as one more in the running thread. Returns only if the endpoint
    /// cannot be received from.
    public static void run(int self, int endpoint, Dispatcher dispatcher, int count) {
        for (int i = 0; i < count; i++) {
            start(self, endpoint, dispatcher);
        }
        new Worker(endpoint, dispatcher).run();
    }

    /// Starts one worker as a thread of its own.
    public static void start(int self, int endpoint, Dispatcher dispatcher) {
        DomainThread.start(self, new Worker(endpoint, dispatcher));
    }

    @Override
    public void run() {
        Kernel.receiveArea(area);
        if (window != NO_WINDOW) {
            Kernel.loanWindow(window);
        }
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
