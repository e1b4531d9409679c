package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// Fills buffers with the numbers of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), the same from the same seed. Virtio §5.4.
final class EntropyDevice extends Function {
    private static final int TYPE = 4;
    /// Bytes of one answer; the driver asks again for more.
    private static final int MOST = 4096;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    EntropyDevice(long seed) {
        state = seed;
    }

    @Override
    int type() {
        return TYPE;
    }

    @Override
    int queues() {
        return 1;
    }

    @Override
    long features() {
        return 0;
    }

    @Override
    ByteBuffer configuration() {
        return ByteBuffer.allocate(0);
    }

    @Override
    boolean wants(int queue) {
        return true;
    }

    @Override
    boolean serve(int queue, Chain chain) {
        var bytes = ByteBuffer.allocate(Math.min(MOST, chain.writable()) + Long.BYTES - 1 & -Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putLong(next());
        }
        var answer = new byte[Math.min(MOST, chain.writable())];
        bytes.get(0, answer);
        try {
            chain.write(answer);
        } catch (DmaRefusedException _) {
            // The request ends with no bytes, which is all a driver behind a filter can be told.
        }
        return true;
    }

    private long next() {
        state += GOLDEN;
        long x = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        x = (x ^ x >>> 27) * 0x94D0_49BB_1331_11EBL;
        return x ^ x >>> 31;
    }

    @Override
    void digest(LongConsumer digest) {
        digest.accept(state);
    }

    @Override
    void state(StateTape tape) {
        state = tape.word(state);
    }
}
