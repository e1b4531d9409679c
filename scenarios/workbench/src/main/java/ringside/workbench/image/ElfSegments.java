package ringside.workbench.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The loaded segments of an ELF64 file (System V gABI, "Program Header").
public final class ElfSegments {
    private static final int PROGRAM_HEADERS = 32;
    private static final int HEADER_BYTES = 54;
    private static final int HEADER_COUNT = 56;
    private static final int OFFSET = 8;
    private static final int PHYSICAL = 24;
    private static final int FILE_BYTES = 32;
    private static final int LOADED = 1;

    private final byte[] elf;
    private final ByteBuffer words;

    public ElfSegments(byte[] elf) {
        this.elf = elf;
        words = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Offset in the file of the segment loaded at a physical address.
    ///
    /// @throws IllegalArgumentException if there is none
    public int offset(long physical) {
        return (int) words.getLong(header(physical) + OFFSET);
    }

    /// The first `length` bytes a loader puts at a physical address, the part the file does not carry as zeros.
    public byte[] bytes(long physical, int length) {
        int header = header(physical);
        int offset = (int) words.getLong(header + OFFSET);
        int carried = (int) Math.min(length, words.getLong(header + FILE_BYTES));
        return Arrays.copyOf(Arrays.copyOfRange(elf, offset, offset + carried), length);
    }

    private int header(long physical) {
        int header = (int) words.getLong(PROGRAM_HEADERS);
        for (int i = 0; i < words.getShort(HEADER_COUNT); i++) {
            if (words.getInt(header) == LOADED && words.getLong(header + PHYSICAL) == physical) {
                return header;
            }
            header += words.getShort(HEADER_BYTES);
        }
        throw new IllegalArgumentException("no segment of the image is loaded at 0x" + Long.toHexString(physical));
    }
}
