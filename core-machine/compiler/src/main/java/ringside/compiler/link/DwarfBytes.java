package ringside.compiler.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes of a DWARF section, written front to back (DWARF 4 §7.6 for the variable-length numbers).
final class DwarfBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
        return out.size();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    /// Little-endian number of `count` bytes.
    DwarfBytes number(long value, int count) {
        for (int i = 0; i < count; i++) {
            out.write((int) (value >>> 8 * i));
        }
        return this;
    }

    DwarfBytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    DwarfBytes unsigned(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    DwarfBytes signed(long value) {
        long rest = value;
        while (rest >> 6 != rest >> 63) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>= 7;
        }
        out.write((int) (rest & 0x7F));
        return this;
    }

    /// NUL-terminated.
    DwarfBytes text(String value) {
        out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        return this;
    }

    DwarfBytes append(DwarfBytes other) {
        out.writeBytes(other.toByteArray());
        return this;
    }

    /// These bytes behind a 32-bit length.
    DwarfBytes withLength() {
        return new DwarfBytes().number(size(), 4).append(this);
    }
}
