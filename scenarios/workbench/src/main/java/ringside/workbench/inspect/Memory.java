package ringside.workbench.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/// Memory as the core sees it at one moment, through the page tables it uses.
@FunctionalInterface
interface Memory {
    /// Bytes from a linear address on, up to the first one that is not mapped.
    byte[] read(long linear, int length);

    /// A little-endian number of 1, 2, 4 or 8 bytes, not extended by its sign; empty if not all of it is mapped.
    default OptionalLong number(long linear, int bytes) {
        byte[] read = read(linear, bytes);
        if (read.length < bytes) {
            return OptionalLong.empty();
        }
        var word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        word.put(read);
        return OptionalLong.of(word.getLong(0));
    }
}
