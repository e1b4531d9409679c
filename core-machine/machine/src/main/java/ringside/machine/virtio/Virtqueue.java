package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import ringside.machine.state.StateTape;

/// A split virtqueue as the device sees it. Nothing the driver writes is trusted. Virtio §2.7.
final class Virtqueue {
    /// Descriptors a queue may have.
    static final int MOST = 1024;
    private static final int DESCRIPTOR = 16;
    private static final int NEXT = 1;
    private static final int WRITE = 2;
    private static final int INDIRECT = 4;
    private static final int NO_INTERRUPT = 1;
    private static final int WRAP = 0xFFFF;

    private final Dma dma;
    private final int longest;
    private final LongPredicate agreed;
    private int size;
    private boolean ready;
    private long descriptors;
    private long available;
    private long used;
    private int taken;
    private int given;

    /// @param longest bytes a request may have
    /// @param agreed  whether the driver has agreed to a feature
    Virtqueue(Dma dma, int longest, LongPredicate agreed) {
        this.dma = dma;
        this.longest = longest;
        this.agreed = agreed;
    }

    boolean isReady() {
        return ready;
    }

    void size(int value) {
        size = value;
    }

    void descriptors(long address) {
        descriptors = address;
    }

    long descriptors() {
        return descriptors;
    }

    void available(long address) {
        available = address;
    }

    long available() {
        return available;
    }

    void used(long address) {
        used = address;
    }

    long used() {
        return used;
    }

    /// Starts the queue. False if what the driver has said of it cannot be. Virtio §2.7: size a power of two, parts aligned to 16, 2, 4.
    boolean start() {
        boolean sound = size > 0 && size <= MOST && Integer.bitCount(size) == 1
                && (descriptors & DESCRIPTOR - 1) == 0 && (available & 1) == 0 && (used & 3) == 0;
        ready = sound;
        return sound;
    }

    void stop() {
        ready = false;
    }

    void reset() {
        size = 0;
        ready = false;
        descriptors = 0;
        available = 0;
        used = 0;
        taken = 0;
        given = 0;
    }

    /// How many requests wait.
    int waiting() throws BrokenQueueException {
        try {
            int count = (int) dma.read(available + 2, 2) - taken & WRAP;
            if (count > size) {
                throw new BrokenQueueException("more requests are available than the queue has descriptors");
            }
            return count;
        } catch (DmaRefusedException _) {
            throw new BrokenQueueException("the available ring is out of reach");
        }
    }

    /// The next request, or null.
    Chain take() throws BrokenQueueException {
        if (waiting() == 0) {
            return null;
        }
        try {
            int head = (int) dma.read(available + 4 + 2L * (taken & size - 1), 2);
            if (head >= size) {
                throw new BrokenQueueException("a request begins beyond the descriptor table");
            }
            taken = taken + 1 & WRAP;
            if (agreed.test(Function.EVENT_INDEX)) {
                tellWhenNext();
            }
            return new Walk().from(head);
        } catch (DmaRefusedException _) {
            throw new BrokenQueueException("the queue is out of reach");
        }
    }

    /// The device looks for further requests as long as there are any, so it has to hear of the first it does not find. Virtio §2.7.10.
    private void tellWhenNext() throws DmaRefusedException {
        dma.write(used + 4 + 8L * size, 2, taken);
    }

    /// Follows the descriptors of one request.
    private final class Walk {
        private final ByteBuffer descriptor = ByteBuffer.allocate(DESCRIPTOR).order(ByteOrder.LITTLE_ENDIAN);
        private final List<Chain.Buffer> readable = new ArrayList<>();
        private final List<Chain.Buffer> writable = new ArrayList<>();
        private long table = descriptors;
        private int entries = size;
        private int count;
        private long bytes;
        private boolean inside;

        Chain from(int head) throws DmaRefusedException, BrokenQueueException {
            int at = head;
            while (at >= 0) {
                if (at >= entries) {
                    throw new BrokenQueueException("a descriptor beyond the table");
                }
                if (++count > (inside ? entries : size)) {
                    throw new BrokenQueueException("descriptors in a circle");
                }
                dma.read(table + (long) at * DESCRIPTOR, descriptor.array(), 0, DESCRIPTOR);
                long address = descriptor.getLong(0);
                long length = descriptor.getInt(8) & 0xFFFF_FFFFL;
                int flags = descriptor.getShort(12);
                if ((flags & INDIRECT) != 0) {
                    descend(address, length, flags);
                    at = 0;
                } else {
                    add(address, length, (flags & WRITE) != 0);
                    at = (flags & NEXT) != 0 ? descriptor.getShort(14) & WRAP : -1;
                }
            }
            return new Chain(dma, head, readable, writable);
        }

        /// Virtio §2.7.5.3.
        private void descend(long address, long length, int flags) throws BrokenQueueException {
            if (!agreed.test(Function.INDIRECT) || inside || (flags & NEXT) != 0 || length == 0 || length % DESCRIPTOR != 0 || length / DESCRIPTOR > MOST) {
                throw new BrokenQueueException("an indirect table that may not be");
            }
            inside = true;
            table = address;
            entries = (int) (length / DESCRIPTOR);
            count = 0;
        }

        private void add(long address, long length, boolean write) throws BrokenQueueException {
            bytes += length;
            if (length == 0 || bytes > longest || !dma.isMemory(address, length)) {
                throw new BrokenQueueException("a buffer without bytes, outside memory, or too long");
            }
            if (!write && !writable.isEmpty()) {
                throw new BrokenQueueException("a buffer to read behind one to write");
            }
            (write ? writable : readable).add(new Chain.Buffer(address, (int) length));
        }
    }

    /// Gives a request back. Virtio §2.7.8.
    ///
    /// @return whether the driver wants to be interrupted
    boolean give(Chain chain) throws BrokenQueueException {
        try {
            int index = given;
            long entry = used + 4 + 8L * (index & size - 1);
            dma.write(entry, 4, chain.head());
            dma.write(entry + 4, 4, chain.written());
            given = given + 1 & WRAP;
            dma.write(used + 2, 2, given);
            return isAwaited(index);
        } catch (DmaRefusedException _) {
            throw new BrokenQueueException("the used ring is out of reach");
        }
    }

    /// Whether the driver wants to hear of the request given back with an index. Virtio §2.7.7.2.
    private boolean isAwaited(int index) throws DmaRefusedException {
        return agreed.test(Function.EVENT_INDEX) ? dma.read(available + 4 + 2L * size, 2) == index : (dma.read(available, 2) & NO_INTERRUPT) == 0;
    }

    void digest(LongConsumer digest) {
        for (long value : new long[] {size, ready ? 1 : 0, descriptors, available, used, taken, given}) {
            digest.accept(value);
        }
    }

    void state(StateTape tape) {
        size = tape.number(size);
        ready = tape.bit(ready);
        descriptors = tape.word(descriptors);
        available = tape.word(available);
        used = tape.word(used);
        taken = tape.number(taken);
        given = tape.number(given);
    }
}
