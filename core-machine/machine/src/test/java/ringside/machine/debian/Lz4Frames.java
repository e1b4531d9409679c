package ringside.machine.debian;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Unpacks the legacy LZ4 format, in which Debian's kernel lies inside its boot file: a magic number, then blocks of at most 8 MiB, each behind
/// its length. Source: LZ4 frame format, "Legacy frame", and block format.
final class Lz4Frames {
    private static final byte[] MAGIC = {0x02, 0x21, 0x4C, 0x18};
    private static final int LONGEST_BLOCK = 8 << 20;
    private static final int EXTENDED = 15;
    private static final int LEAST_MATCH = 4;

    private final ByteBuffer in;
    private byte[] block = new byte[LONGEST_BLOCK];
    private int length;

    private Lz4Frames(ByteBuffer in) {
        this.in = in;
    }

    /// What the first such frame in a file holds.
    static byte[] firstIn(byte[] file) {
        int start = 0;
        while (!Arrays.equals(file, start, start + MAGIC.length, MAGIC, 0, MAGIC.length)) {
            start++;
        }
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(start + MAGIC.length);
        var frames = new Lz4Frames(in);
        var out = new ByteArrayOutputStream();
        while (in.remaining() > Integer.BYTES) {
            int packed = in.getInt();
            if (packed <= 0 || packed > in.remaining() || out.size() % LONGEST_BLOCK != 0) {
                break;
            }
            frames.unpack(in.position() + packed);
            out.write(frames.block, 0, frames.length);
        }
        return out.toByteArray();
    }

    private void unpack(int end) {
        length = 0;
        while (in.position() < end) {
            int token = in.get() & 0xFF;
            int literals = extended(token >> 4);
            in.get(block, length, literals);
            length += literals;
            if (in.position() < end) {
                int from = length - (in.getShort() & 0xFFFF);
                int match = extended(token & EXTENDED) + LEAST_MATCH;
                for (int i = 0; i < match; i++) {
                    block[length++] = block[from + i];
                }
            }
        }
    }

    private int extended(int value) {
        int sum = value;
        for (int more = value == EXTENDED ? 0xFF : 0; more == 0xFF; sum += more) {
            more = in.get() & 0xFF;
        }
        return sum;
    }
}
