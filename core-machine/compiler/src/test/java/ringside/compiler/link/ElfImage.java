package ringside.compiler.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads back what a loader reads: program headers only.
record ElfImage(ByteBuffer file, List<Load> loads, List<Integer> types) {
    record Load(int type, int flags, long offset, long virtual, long physical, long fileBytes, long memoryBytes) {}

    static ElfImage read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = (int) file.getLong(32);
        List<Load> loads = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < file.getShort(56); i++, at += 56) {
            Load header = new Load(file.getInt(at), file.getInt(at + 4), file.getLong(at + 8), file.getLong(at + 16),
                    file.getLong(at + 24), file.getLong(at + 32), file.getLong(at + 40));
            types.add(header.type);
            if (header.type == 1) {
                loads.add(header);
            }
        }
        return new ElfImage(file, loads, types);
    }

    long entry() {
        return file.getLong(24);
    }

    /// 8 bytes at a virtual address.
    long word(long virtual) {
        for (Load load : loads) {
            if (virtual >= load.virtual && virtual < load.virtual + load.fileBytes) {
                return file.getLong((int) (load.offset + virtual - load.virtual));
            }
        }
        throw new AssertionError("no byte at " + Long.toHexString(virtual));
    }
}
