package guest.fake;

import guest.port.Region;

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
}
