package guest.kernel.urpc;

import guest.port.Dispatcher;
import guest.port.Message;

/// The server's end of one channel. It may be closed, and then nobody asks; it is opened for one client, whom the monitors name.
public final class ServedChannel {
    private final int channel;
    private final Receiver requests;
    private final Sender replies;
    private final Side side;
    private final ChannelBuffer buffer;
    private int caller;
    private long identity;
    /// Changed by one dispatcher of the domain, read by another.
    private volatile boolean open;
    /// The client has been told to ring.
    private boolean sleeping;

    /// The channel with this number at `address`, closed.
    public ServedChannel(int channel, long address) {
        this.channel = channel;
        requests = new Receiver(address + Channel.REQUESTS);
        replies = new Sender(address + Channel.REPLIES);
        side = new Side(channel, address + Channel.SERVER, address + Channel.CLIENT);
        buffer = new ChannelBuffer(address + Channel.DATA);
    }

    int bit() {
        return 1 << channel;
    }

    /// The dispatcher that serves has this name.
    void serveAs(long name) {
        identity = name;
        if (open) {
            side.sign(name);
        }
    }

    /// Lets `client` ask from now on; the channel is empty. Whoever serves may be asleep.
    public void open(int client) {
        caller = client;
        requests.reset();
        replies.reset();
        side.sign(identity);
        announce();
        open = true;
    }

    /// Nobody asks any more.
    public void close() {
        open = false;
    }

    boolean isAsked() {
        return open && requests.isThere();
    }

    /// Serves one request that is there; `message` is filled again and again.
    void serve(Dispatcher dispatcher, Message message) {
        message.operation = requests.operation();
        message.first = requests.word(Channel.FIRST);
        message.second = requests.word(Channel.SECOND);
        message.third = requests.word(Channel.THIRD);
        message.caller = caller;
        buffer.accept(requests.buffer());
        message.buffer = buffer;
        requests.take();
        wake();
        dispatcher.dispatch(message);
        Probes.message(identity, side.other(), 0);
        Probes.deliver(identity, side.other());
        replies.reply(message.result, buffer.filled());
        side.sent();
    }

    /// Announces sleep; true if there is a request after all.
    boolean sleep() {
        if (!open) {
            return false;
        }
        announce();
        return requests.isThere();
    }

    private void announce() {
        sleeping = true;
        side.sleep();
    }

    void wake() {
        if (sleeping) {
            sleeping = false;
            side.wake();
        }
    }
}
