package ringside.compiler.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Makes a kernel image bootable by multiboot loaders too (GRUB, QEMU's `-kernel`), which prefer that to PVH.
///
/// The loaders take ELF files of 32 bits alone, so the header says itself what to load (bit 16): one stretch of the file, which a kernel
/// image is from its beginning to its last segment. Source: Multiboot Specification 0.6.96, §3.1.
public final class MultibootHeader {
    public static final int BYTES = 32;
    public static final int ALIGNMENT = 4;

    private static final int MAGIC = 0x1BAD_B002;
    /// Modules on page boundaries, a memory map, and the addresses below.
    private static final int FLAGS = 1 | 1 << 1 | 1 << 16;
    private static final int PROGRAM_HEADERS = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int PROGRAM_HEADER_COUNT = 56;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;

    private MultibootHeader() {}

    /// A copy of a kernel image with the header in the room behind its note.
    ///
    /// @throws IllegalArgumentException if a segment does not lie in memory as it lies in the file
    public static byte[] addedTo(byte[] kernel) {
        byte[] copy = kernel.clone();
        ByteBuffer file = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        long start = -1;
        long end = 0;
        long memoryEnd = 0;
        int place = 0;
        for (int i = 0; i < file.getShort(PROGRAM_HEADER_COUNT); i++) {
            int header = PROGRAM_HEADERS + i * PROGRAM_HEADER_BYTES;
            long offset = file.getLong(header + 8);
            long physical = file.getLong(header + 24);
            long bytes = file.getLong(header + 32);
            if (file.getInt(header) == PT_NOTE) {
                place = (int) (offset + bytes + ALIGNMENT - 1) & -ALIGNMENT;
            } else if (file.getInt(header) == PT_LOAD) {
                memoryEnd = Math.max(memoryEnd, physical + file.getLong(header + 40));
                if (bytes > 0) {
                    if (start >= 0 && start != physical - offset) {
                        throw new IllegalArgumentException("segment " + i + " does not lie in memory as it lies in the file");
                    }
                    start = physical - offset;
                    end = Math.max(end, physical + bytes);
                }
            }
        }
        file.position(place);
        file.putInt(MAGIC).putInt(FLAGS).putInt(-MAGIC - FLAGS);
        file.putInt((int) start + place).putInt((int) start).putInt((int) end).putInt((int) memoryEnd).putInt((int) file.getLong(24));
        return copy;
    }
}
