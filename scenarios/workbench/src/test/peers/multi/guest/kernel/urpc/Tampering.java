package guest.kernel.urpc;

import guest.message.MessageWords;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A client's end of a channel that keeps to no rule.
@RawAllowed(category = Category.MESSAGES, reason = "stores whatever it likes into a channel")
public final class Tampering {
    private static final int PATIENCE = 200_000;
    private static final long SILENCE = Long.MIN_VALUE;
    private static final long BELOW_BUFFER = (1L << Channel.BUFFER_SHIFT) - 1;

    private final Sender requests = new Sender(Channel.ADDRESS + Channel.REQUESTS);
    private final Receiver replies = new Receiver(Channel.ADDRESS + Channel.REPLIES);
    private final Side side;
    private long seed = 1;

    /// In the channel with this number.
    public Tampering(int channel) {
        side = new Side(channel, Channel.ADDRESS + Channel.CLIENT, Channel.ADDRESS + Channel.SERVER);
        side.sign(Side.identify());
    }

    /// Asks, and gives the answer, or [#isSilence]. The words of the request change while it is served.
    public long ask(int operation, long value, long descriptor) {
        requests.send(operation, value, value, value, descriptor);
        side.sent();
        for (int i = 0; i < PATIENCE; i++) {
            if (replies.isThere()) {
                long answer = replies.word(Channel.FIRST);
                replies.take();
                return answer;
            }
            long head = head(Channel.REQUESTS, i % Channel.SLOTS);
            Memory.store64(head, Memory.load64(head) & BELOW_BUFFER | (descriptor ^ i) << Channel.BUFFER_SHIFT);
        }
        return SILENCE;
    }

    private static long head(int slots, int number) {
        return Channel.ADDRESS + slots + number * Channel.SLOT_BYTES + Channel.HEAD;
    }

    public static boolean isSilence(long answer) {
        return answer == SILENCE;
    }

    /// How many bytes the last reply says are in the page of data, at most what any reply said.
    public long filled() {
        long most = 0;
        for (int i = 0; i < Channel.SLOTS; i++) {
            most = Math.max(most, Memory.load64(head(Channel.REPLIES, i)) >>> Channel.BUFFER_SHIFT);
        }
        return most;
    }

    /// Stores numbers that follow no plan all over the channel, the server's half included, and rings now and then.
    public void scribble(int stores) {
        for (int i = 0; i < stores; i++) {
            seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            long place = (seed >>> 33) % (Channel.BYTES / Long.BYTES) * Long.BYTES;
            Memory.store64(Channel.ADDRESS + place, (seed >>> 5) % 7 == 0 ? MessageWords.OUT | seed : seed);
            if (i % 64 == 0) {
                side.sent();
            }
        }
    }
}
