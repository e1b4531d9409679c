package guest.kernel.urpc;

import guest.message.MessageWords;
import guest.port.Message;
import guest.port.Transport;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.server.ClientBuffer;
import shared.abi.Errno;

/// Reaches a server on another core: writes a request into the channel and polls for the reply. The kernel of neither core takes part,
/// unless somebody sleeps. For one dispatcher.
///
/// The buffer of a message is a [ClientBuffer] or null; its bytes travel in the channel's page of data, at most
/// [Channel#DATA_BYTES] a message.
@RawAllowed(category = Category.MESSAGES, reason = "copies buffer bytes between the client and the channel's page of data")
public final class ChannelTransport implements Transport {
    /// How often to look before sleeping.
    private static final int POLLS = 4000;

    private final int channels;
    private final long data;
    private final Sender requests;
    private final Receiver replies;
    private final Side side;
    private final long identity = Side.identify();

    /// The channel with this number at `address`.
    public ChannelTransport(int channel, long address) {
        channels = 1 << channel;
        data = address + Channel.DATA;
        requests = new Sender(address + Channel.REQUESTS);
        replies = new Receiver(address + Channel.REPLIES);
        side = new Side(channel, address + Channel.CLIENT, address + Channel.SERVER);
        side.sign(identity);
    }

    @Override
    public void call(Message message) {
        ClientBuffer buffer = message.buffer instanceof ClientBuffer given ? given : null;
        long descriptor = buffer == null ? MessageWords.NONE : buffer.descriptor();
        int direction = (int) descriptor & MessageWords.DIRECTION;
        if (direction == MessageWords.IN) {
            if (buffer.length() > Channel.DATA_BYTES) {
                message.result = -Errno.EINVAL;
                return;
            }
            Memory.copy(data, buffer.address(), buffer.length());
        }
        Probes.message(identity, side.other(), message.operation);
        Probes.deliver(identity, side.other());
        requests.send(message.operation, message.first, message.second, message.third, descriptor);
        side.sent();
        if (!await()) {
            message.result = -Errno.EIO;
            return;
        }
        message.result = replies.word(Channel.FIRST);
        if (direction == MessageWords.OUT) {
            Memory.copy(buffer.address(), data, filled(replies.buffer(), buffer.length()));
        }
        replies.take();
    }

    /// How much of the page is the reply's, whatever the server says: no more than there is room for, and not less than nothing.
    private static long filled(long said, int room) {
        return Math.max(0, Math.min(said, Math.min(room, Channel.DATA_BYTES)));
    }

    /// False if no reply can come any more.
    private boolean await() {
        while (true) {
            for (int i = 0; i < POLLS; i++) {
                if (replies.isThere()) {
                    return true;
                }
                Control.pause();
            }
            if (side.isOtherGone()) {
                return false;
            }
            side.sleep();
            if (!replies.isThere() && !side.isOtherGone()) {
                Side.awaitRing(channels);
            }
            side.wake();
        }
    }
}
