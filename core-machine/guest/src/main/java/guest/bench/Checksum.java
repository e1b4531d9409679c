package guest.bench;

/// CRC-32 with a table of 256 words, as in IEEE 802.3.
final class Checksum implements Routine {
    private static final int ROUNDS = 50;
    private static final int POLYNOMIAL = 0xEDB8_8320;

    private final int[] table = new int[256];
    private final byte[] data = new byte[4096];

    Checksum() {
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
            }
            table[i] = value;
        }
        Scatter scatter = new Scatter();
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) scatter.below(256);
        }
    }

    @Override
    public long run() {
        int crc = 0;
        for (int i = 0; i < ROUNDS; i++) {
            crc = update(crc, data);
        }
        return crc;
    }

    private int update(int start, byte[] bytes) {
        int crc = ~start;
        for (int i = 0; i < bytes.length; i++) {
            crc = table[(crc ^ bytes[i]) & 0xFF] ^ crc >>> 8;
        }
        return ~crc;
    }
}
