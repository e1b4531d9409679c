package ringside.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/// RAM from physical address 0, in frames of 4 KiB that exist from the first time they are touched.
///
/// An address without RAM behind it reads as all ones and ignores writes.
public final class PhysicalMemory {
    public static final int FRAME = 4096;
    public static final int FRAME_SHIFT = 12;
    public static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /// Why stores to a frame are announced, as bits.
    private static final byte DECODED = 1;
    private static final byte SHARED = 2;
    private static final byte OBSERVED = 4;

    private final byte[][] frames;
    private final byte[] announced;
    /// Contents shared last, null before; where frames differ from it, their numbers are in `changed`, some more than once.
    private byte[][] base;
    private int[] changed = new int[64];
    private int changedCount;
    private StoreWatcher watcher = (physical, length) -> {};
    private StoreWatcher observer = (physical, length) -> {};
    private Consumer<byte[]> moved = frame -> {};

    public PhysicalMemory(int mebibytes) {
        int count = mebibytes << 20 - FRAME_SHIFT;
        frames = new byte[count][];
        announced = new byte[count];
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
            changed(number);
        }
        return frame;
    }

    private void changed(int number) {
        if (base != null) {
            if (changedCount == changed.length) {
                changed = Arrays.copyOf(changed, 2 * changedCount);
            }
            changed[changedCount++] = number;
        }
    }

    /// Whom stores to frames with decoded code are told to.
    public void watcher(StoreWatcher watcher) {
        this.watcher = watcher;
    }

    /// Whom stores to observed frames are told to. Never changes what the guest computes.
    public void observer(StoreWatcher observer) {
        this.observer = observer;
    }

    /// Who has to forget the old bytes of a frame that got new ones.
    public void onMove(Consumer<byte[]> moved) {
        this.moved = moved;
    }

    /// Whether stores to a frame have to be announced.
    public boolean isWatched(int number) {
        return announced[number] != 0;
    }

    public void watch(int number, boolean on) {
        announce(number, DECODED, on);
    }

    /// Whether the observer learns of stores to a frame.
    public void observe(int number, boolean on) {
        announce(number, OBSERVED, on);
    }

    private void announce(int number, byte reason, boolean on) {
        announced[number] = (byte) (on ? announced[number] | reason : announced[number] & ~reason);
    }

    /// Announces a store inside one frame to those who asked for it. To be called before the bytes of the frame are asked for.
    public void announceStore(long physical, int length) {
        int number = (int) (physical >>> FRAME_SHIFT);
        byte reasons = announced[number];
        if (reasons == 0) {
            return;
        }
        if ((reasons & DECODED) != 0) {
            watcher.storing(physical, length);
        }
        if ((reasons & SHARED) != 0) {
            separate(number);
        }
        if ((reasons & OBSERVED) != 0) {
            observer.storing(physical, length);
        }
    }

    /// Gives a frame bytes of its own.
    private void separate(int number) {
        var shared = frames[number];
        announce(number, SHARED, false);
        if (shared != null) {
            frames[number] = shared.clone();
            changed(number);
            moved.accept(shared);
        }
    }

    /// The contents, shared with the caller, who must not change them: frames by number, null for one never touched. Direct pointers for
    /// stores must be dropped.
    public byte[][] share() {
        if (base == null) {
            for (int i = 0; i < frames.length; i++) {
                announced[i] |= SHARED;
            }
        }
        for (int i = 0; i < changedCount; i++) {
            announced[changed[i]] |= SHARED;
        }
        isAlike(frames.clone());
        return base;
    }

    /// Puts shared contents back. Direct pointers must be dropped. Costs what was changed since they were shared or put back last, or
    /// the whole memory if other contents were in between.
    ///
    /// @param contents of [#share()], of a memory of the same size
    public void adopt(byte[][] contents) {
        if (contents == base) {
            for (int i = 0; i < changedCount; i++) {
                adopt(changed[i], contents);
            }
        } else {
            for (int i = 0; i < frames.length; i++) {
                adopt(i, contents);
            }
        }
        isAlike(contents);
    }

    private void adopt(int number, byte[][] contents) {
        if (frames[number] != contents[number] && (announced[number] & DECODED) != 0) {
            watcher.storing((long) number << FRAME_SHIFT, FRAME);
        }
        frames[number] = contents[number];
        announced[number] |= SHARED;
    }

    private void isAlike(byte[][] contents) {
        base = contents;
        changedCount = 0;
    }

    /// Whether all bytes of a range are RAM.
    public boolean contains(long physical, long length) {
        return physical >= 0 && length >= 0 && length <= size() && physical <= size() - length;
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

    /// Copies bytes out of RAM; the range must lie inside.
    public void copy(long physical, byte[] target, int from, int length) {
        int done = 0;
        while (done < length) {
            int at = (int) (physical + done) & FRAME - 1;
            int chunk = Math.min(FRAME - at, length - done);
            var frame = frames[(int) (physical + done >>> FRAME_SHIFT)];
            if (frame == null) {
                Arrays.fill(target, from + done, from + done + chunk, (byte) 0);
            } else {
                System.arraycopy(frame, at, target, from + done, chunk);
            }
            done += chunk;
        }
    }

    /// Clears bytes of RAM; the range must lie inside.
    public void clear(long physical, long length) {
        for (long address = physical; address < physical + length; ) {
            int at = (int) address & FRAME - 1;
            int chunk = (int) Math.min(FRAME - at, physical + length - address);
            int number = (int) (address >>> FRAME_SHIFT);
            if (frames[number] != null) {
                announceStore(address, chunk);
                Arrays.fill(frames[number], at, at + chunk, (byte) 0);
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
