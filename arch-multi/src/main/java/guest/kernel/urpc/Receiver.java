package guest.kernel.urpc;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// The reading end of one direction of a channel.
@RawAllowed(category = Category.MESSAGES, reason = "loads the words of a message from a cache line of a channel")
public final class Receiver {
    private final long slots;
    private long received;
    /// The slot of the next message, and the epoch bit it will have.
    private long slot;
    private long epoch;

    /// `slots` is the address of the first slot.
    public Receiver(long slots) {
        this.slots = slots;
        reset();
    }

    /// The next message will be the channel's first.
    void reset() {
        received = 0;
        expect();
    }

    private void expect() {
        slot = slots + (received & Channel.SLOTS - 1) * Channel.SLOT_BYTES;
        epoch = ~(received / Channel.SLOTS) & 1;
    }

    /// Whether there is a message: one load.
    boolean isThere() {
        return (Memory.load64(slot + Channel.HEAD) & 1) == epoch;
    }

    int operation() {
        return (int) (Memory.load64(slot + Channel.HEAD) >>> Channel.OPERATION_SHIFT) & Channel.OPERATION;
    }

    /// Of a request the buffer, of a reply how much of the data is valid; as the other side says.
    long buffer() {
        return Memory.load64(slot + Channel.HEAD) >>> Channel.BUFFER_SHIFT;
    }

    /// A word of the message ([Channel#FIRST] and so on).
    long word(int at) {
        return Memory.load64(slot + at);
    }

    /// Done with the message.
    void take() {
        received++;
        expect();
    }
}
