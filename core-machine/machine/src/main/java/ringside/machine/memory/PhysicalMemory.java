package ringside.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/// RAM from physical address 0, in frames of 4 KiB that exist from the first time they are touched.
///
/// An address without RAM behind it reads as all ones and ignores writes.
public final class PhysicalMemory {
    public static final int FRAME = 4096;
    public static final int FRAME_SHIFT = 12;
    public static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] frames;
    private final boolean[] watched;
    private StoreWatcher watcher = (physical, length) -> {};

    public PhysicalMemory(int mebibytes) {
        int count = mebibytes << 20 - FRAME_SHIFT;
        frames = new byte[count][];
        watched = new boolean[count];
    }

    /// Bytes of RAM.
    public long size() {
        return (long) frames.length << FRAME_SHIFT;
    }

    /// Bytes of the frames that were touched so far: loaded, read, written or executed.
    public long touched() {
        return Arrays.stream(frames).filter(Objects::nonNull).count() << FRAME_SHIFT;
    }

    public boolean contains(long physical) {
        return physical >= 0 && physical < size();
    }

    /// The bytes of a frame of RAM, by frame number.
    public byte[] frame(int number) {
        var frame = frames[number];
        if (frame == null) {
            frame = new byte[FRAME];
            frames[number] = frame;
        }
        return frame;
    }

    /// Whom stores to watched frames are told to.
    public void watcher(StoreWatcher watcher) {
        this.watcher = watcher;
    }

    public boolean isWatched(int number) {
        return watched[number];
    }

    public void watch(int number, boolean on) {
        watched[number] = on;
    }

    /// Announces a store inside one frame to the watcher if the frame is watched.
    public void announceStore(long physical, int length) {
        if (watched[(int) (physical >>> FRAME_SHIFT)]) {
            watcher.storing(physical, length);
        }
    }

    /// Reads 1, 2, 4 or 8 bytes inside one frame, zero-extended.
    public long read(long physical, int width) {
        if (!contains(physical)) {
            return width == 8 ? -1L : (1L << 8 * width) - 1;
        }
        var frame = frames[(int) (physical >>> FRAME_SHIFT)];
        if (frame == null) {
            return 0;
        }
        int at = (int) physical & FRAME - 1;
        return switch (width) {
            case 1 -> frame[at] & 0xFFL;
            case 2 -> (short) SHORT.get(frame, at) & 0xFFFFL;
            case 4 -> (int) INT.get(frame, at) & 0xFFFF_FFFFL;
            default -> (long) LONG.get(frame, at);
        };
    }

    /// Writes 1, 2, 4 or 8 bytes inside one frame.
    public void write(long physical, int width, long value) {
        if (!contains(physical)) {
            return;
        }
        announceStore(physical, width);
        var frame = frame((int) (physical >>> FRAME_SHIFT));
        int at = (int) physical & FRAME - 1;
        switch (width) {
            case 1 -> frame[at] = (byte) value;
            case 2 -> SHORT.set(frame, at, (short) value);
            case 4 -> INT.set(frame, at, (int) value);
            default -> LONG.set(frame, at, value);
        }
    }

    /// Copies bytes into RAM; the range must lie inside.
    public void load(long physical, byte[] source, int from, int length) {
        int done = 0;
        while (done < length) {
            long address = physical + done;
            int at = (int) address & FRAME - 1;
            int chunk = Math.min(FRAME - at, length - done);
            announceStore(address, chunk);
            System.arraycopy(source, from + done, frame((int) (address >>> FRAME_SHIFT)), at, chunk);
            done += chunk;
        }
    }

    /// Clears bytes of RAM; the range must lie inside.
    public void clear(long physical, long length) {
        for (long address = physical; address < physical + length; ) {
            int at = (int) address & FRAME - 1;
            int chunk = (int) Math.min(FRAME - at, physical + length - address);
            var frame = frames[(int) (address >>> FRAME_SHIFT)];
            if (frame != null) {
                announceStore(address, chunk);
                Arrays.fill(frame, at, at + chunk, (byte) 0);
            }
            address += chunk;
        }
    }

    /// Adds the contents to a digest; a frame never touched counts as zeros and is skipped like any zero frame.
    public void digest(MessageDigest digest) {
        var zero = new byte[FRAME];
        var number = new byte[4];
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && !Arrays.equals(frames[i], zero)) {
                INT.set(number, 0, i);
                digest.update(number);
                digest.update(frames[i]);
            }
        }
    }
}
