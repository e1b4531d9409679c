package ringside.compiler.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A table of 8-byte words, some of which are addresses to be filled in by relocation.
final class WordTable {
    private final ByteBuffer bytes;
    private final List<Relocation> relocations = new ArrayList<>();

    WordTable(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    void value(int offset, long value) {
        bytes.putLong(offset, value);
    }

    void address(int offset, String symbol, long addend) {
        relocations.add(new Relocation(offset, Relocation.Kind.ABSOLUTE64, symbol, addend));
    }

    void text(int offset, byte[] text) {
        bytes.put(offset, text);
    }

    DataUnit unit(String domain, String symbol) {
        return new DataUnit(domain, symbol, "", bytes.array(), 16, DataUnit.Access.READ_ONLY, List.copyOf(relocations));
    }
}
