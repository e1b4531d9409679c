package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// Fills buffers with numbers that are the same from the same seed. Virtio §5.4.
final class EntropyDevice extends Function {
    private static final int TYPE = 4;
    /// Bytes of one answer; the driver asks again for more.
    private static final int MOST = 4096;

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
        state += SplitMix.GOLDEN;
        return SplitMix.number(state);
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
