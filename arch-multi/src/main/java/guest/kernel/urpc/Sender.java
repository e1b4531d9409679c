package guest.kernel.urpc;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// The writing end of one direction of a channel. A reply acknowledges its request, so slots are never filled faster than emptied.
@RawAllowed(category = Category.MESSAGES, reason = "stores the words of a message into a cache line of a channel")
public final class Sender {
    private final long slots;
    private long sent;

    /// `slots` is the address of the first slot.
    public Sender(long slots) {
        this.slots = slots;
    }

    /// The first message will be the channel's first.
    void reset() {
        sent = 0;
    }

    void send(int operation, long first, long second, long third, long buffer) {
        long slot = slot();
        Memory.store64(slot + Channel.FIRST, first);
        Memory.store64(slot + Channel.SECOND, second);
        Memory.store64(slot + Channel.THIRD, third);
        finish(slot, buffer << Channel.BUFFER_SHIFT | (long) (operation & Channel.OPERATION) << Channel.OPERATION_SHIFT);
    }

    /// `valid` bytes of the data are part of the reply.
    void reply(long result, long valid) {
        long slot = slot();
        Memory.store64(slot + Channel.FIRST, result);
        finish(slot, valid << Channel.BUFFER_SHIFT);
    }

    private long slot() {
        return slots + (sent & Channel.SLOTS - 1) * Channel.SLOT_BYTES;
    }

    /// Stores of one core arrive at the other in order (Intel SDM vol. 3A §8.2.2), so the head makes the words before it count.
    private void finish(long slot, long head) {
        Memory.store64(slot + Channel.HEAD, head | ~(sent / Channel.SLOTS) & 1);
        sent++;
    }
}
