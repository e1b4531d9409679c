package guest.fake;

import guest.port.Region;
import java.util.Arrays;

/// A region over an array.
public record ArrayRegion(byte[] bytes) implements Region {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int byteAt(long offset) {
        return offset >= 0 && offset < bytes.length ? bytes[(int) offset] & 0xFF : 0;
    }

    @Override
    public int read(long offset, byte[] destination, int at, int count) {
        int inside = (int) Math.max(0, Math.min(count, bytes.length - offset));
        System.arraycopy(bytes, (int) offset, destination, at, inside);
        return inside;
    }

    @Override
    public long wordAt(long offset) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << 8 | byteAt(offset + i);
        }
        return holds(offset, Long.BYTES) ? word : 0;
    }

    @Override
    public void setWord(long offset, long value) {
        for (int i = 0; i < Long.BYTES && holds(offset, Long.BYTES); i++) {
            bytes[(int) offset + i] = (byte) (value >>> 8 * i);
        }
    }

    @Override
    public int write(long offset, byte[] source, int at, int count) {
        int inside = (int) Math.max(0, Math.min(count, bytes.length - offset));
        System.arraycopy(source, at, bytes, (int) offset, inside);
        return inside;
    }

    @Override
    public void clear(long offset, long count) {
        Arrays.fill(bytes, (int) offset, (int) Math.min(offset + count, bytes.length), (byte) 0);
    }

    private boolean holds(long offset, int count) {
        return offset >= 0 && offset <= bytes.length - count;
    }
}
