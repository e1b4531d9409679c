package ringside.workbench.measure.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The loadable part of an ELF64 file. Source: System V gABI, chapter 5 (program header).
final class LoadedFile {
    private static final int LOAD = 1;
    private static final int TABLE_OFFSET = 32;
    private static final int ENTRY_SIZE = 54;
    private static final int ENTRY_COUNT = 56;
    private static final int FILE_SIZE = 32;

    private LoadedFile() {}

    /// Bytes of the file in all segments of type `PT_LOAD`.
    static long bytes(byte[] elf) {
        var in = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        int table = Math.toIntExact(in.getLong(TABLE_OFFSET));
        int size = Short.toUnsignedInt(in.getShort(ENTRY_SIZE));
        long sum = 0;
        for (int i = 0; i < Short.toUnsignedInt(in.getShort(ENTRY_COUNT)); i++) {
            int header = table + i * size;
            if (in.getInt(header) == LOAD) {
                sum += in.getLong(header + FILE_SIZE);
            }
        }
        return sum;
    }
}
