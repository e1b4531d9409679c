package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.DiskImage;
import ringside.machine.Peripheral;
import ringside.machine.state.StateTape;
import ringside.machine.time.BoardClock;

/// A block device with a volatile write cache, one request at a time. A driver that does not ask for flushes has no cache to fear: every
/// write then survives at once. Virtio §5.2.
final class BlockDevice extends Function {
    private static final int TYPE = 2;
    private static final int QUEUE = 0;
    private static final long SEGMENTS = 1L << 2;
    private static final long BLOCK_SIZE = 1L << 6;
    private static final long FLUSH = 1L << 9;
    /// Buffers of a request besides its header and status; as QEMU for a queue of 256.
    private static final int MOST_SEGMENTS = 254;
    private static final int LONGEST = 4 << 20;
    private static final int HEADER = 16;
    private static final int SERIAL = 20;
    private static final int OK = 0;
    private static final int ERROR = 1;
    private static final int UNSUPPORTED = 2;

    private final Peripheral.Disk config;
    private final Disk disk;
    private final BoardClock clock;
    private final Runnable changed;
    private final Outside outside;
    /// Cycle at which the request in work ends, or Long.MAX_VALUE.
    private long due = Long.MAX_VALUE;
    private boolean ends;
    private boolean cut;
    private long writes;

    /// @param changed told when the deadline has moved
    BlockDevice(Peripheral.Disk config, BoardClock clock, Runnable changed, Outside outside) {
        this.config = config;
        this.disk = new Disk(config.image());
        this.clock = clock;
        this.changed = changed;
        this.outside = outside;
    }

    DiskImage image() {
        return disk.image();
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
    int longest() {
        return LONGEST;
    }

    @Override
    long features() {
        return SEGMENTS | BLOCK_SIZE | FLUSH;
    }

    @Override
    ByteBuffer configuration() {
        return ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN).putLong(0, disk.sectors()).putInt(12, MOST_SEGMENTS)
                .putInt(20, DiskImage.SECTOR);
    }

    @Override
    void notified(int queue) {
        if (config.latency() == 0) {
            driver().drain(queue);
        } else if (due == Long.MAX_VALUE) {
            begin();
        }
    }

    private void begin() {
        due = driver().hasRequests(QUEUE) ? clock.now() + Math.max(1, clock.toCycles(config.latency())) : Long.MAX_VALUE;
        changed.run();
    }

    @Override
    long deadline() {
        return due;
    }

    @Override
    void advance() {
        if (clock.now() >= due) {
            ends = true;
            driver().drain(QUEUE);
            ends = false;
            begin();
        }
    }

    @Override
    void reset() {
        due = Long.MAX_VALUE;
        changed.run();
    }

    @Override
    boolean wants(int queue) {
        return !cut && (config.latency() == 0 || ends);
    }

    @Override
    boolean serve(int queue, Chain chain) throws BrokenQueueException {
        ends = false;
        if (chain.readable() < HEADER || chain.writable() < 1) {
            throw new BrokenQueueException("a request without header or status");
        }
        int status;
        try {
            var header = ByteBuffer.wrap(chain.read(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            status = perform(header.getInt(0), header.getLong(8), chain);
        } catch (DmaRefusedException _) {
            status = ERROR;
        }
        if (cut) {
            return false;
        }
        try {
            chain.skip(chain.writable() - 1);
            chain.write(new byte[] {(byte) status});
        } catch (DmaRefusedException _) {
            // A status the driver has put out of reach stays unread.
        }
        return true;
    }

    private int perform(int type, long sector, Chain chain) throws DmaRefusedException {
        return switch (type) {
            case 0 -> read(sector, chain);
            case 1 -> write(sector, chain);
            case 4 -> {
                disk.flush();
                yield OK;
            }
            case 8 -> {
                chain.write(Arrays.copyOf(Arrays.copyOf(config.serial().getBytes(StandardCharsets.US_ASCII), SERIAL),
                        Math.min(SERIAL, chain.writable() - 1)));
                yield OK;
            }
            default -> UNSUPPORTED;
        };
    }

    private boolean isOnDisk(long sector, int length) {
        long count = length / DiskImage.SECTOR;
        return length % DiskImage.SECTOR == 0 && sector >= 0 && count <= disk.sectors() && sector <= disk.sectors() - count;
    }

    private int read(long sector, Chain chain) throws DmaRefusedException {
        int length = chain.writable() - 1;
        if (!isOnDisk(sector, length)) {
            return ERROR;
        }
        chain.write(disk.read(sector, length / DiskImage.SECTOR));
        return OK;
    }

    private int write(long sector, Chain chain) throws DmaRefusedException {
        if (!isOnDisk(sector, chain.readable())) {
            return ERROR;
        }
        var bytes = chain.read(chain.readable());
        disk.write(sector, bytes);
        writes++;
        if (writes == config.cut().write()) {
            cut = true;
            disk.cut(config.cut()::keeps);
            outside.powerCut(writes);
        } else if (!driver().has(FLUSH)) {
            disk.flush();
        }
        return OK;
    }

    @Override
    void digest(LongConsumer digest) {
        digest.accept(due);
        digest.accept(writes);
        digest.accept(cut ? 1 : 0);
        disk.digest(digest);
    }

    @Override
    void state(StateTape tape) {
        due = tape.word(due);
        writes = tape.word(writes);
        cut = tape.bit(cut);
        disk.state(tape);
    }
}
