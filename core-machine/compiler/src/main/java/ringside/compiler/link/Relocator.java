package ringside.compiler.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/// Fills the holes of placed pieces.
final class Relocator {
    private final Symbols symbols;
    private final LinkErrors errors;

    Relocator(Symbols symbols, LinkErrors errors) {
        this.symbols = symbols;
        this.errors = errors;
    }

    void fill(Section section, Section.Piece piece, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Relocation relocation : piece.relocations()) {
            OptionalLong target = symbols.find(section.domain(), relocation.target());
            if (target.isEmpty()) {
                report(section, piece, relocation, "LNK-01",
                        "no symbol " + relocation.target() + " in domain " + section.domain(), remedyFor(relocation.target()));
                continue;
            }
            int at = piece.offset() + relocation.offset();
            long value = target.getAsLong() + relocation.addend();
            switch (relocation.kind()) {
                case ABSOLUTE64 -> buffer.putLong(at, value);
                case ABSOLUTE32 -> put32(section, piece, relocation, buffer, at, value);
                case RELATIVE32 -> put32(section, piece, relocation, buffer, at, value - (section.virtual() + at + 4));
            }
        }
    }

    private void put32(Section section, Section.Piece piece, Relocation relocation, ByteBuffer buffer, int at, long value) {
        if (value != (int) value) {
            report(section, piece, relocation, "LNK-07",
                    relocation.kind() + " cannot hold " + relocation.target() + " = 0x" + Long.toHexString(value),
                    "use a 64-bit address");
        }
        buffer.putInt(at, (int) value);
    }

    private void report(Section section, Section.Piece piece, Relocation relocation, String code, String text, String remedy) {
        if (piece.unit() != null) {
            errors.add(code, text, piece.unit(), relocation.offset(), remedy);
        } else {
            errors.add(code, text, section.name() + " " + piece.symbol(), remedy);
        }
    }

    private static String remedyFor(String symbol) {
        return switch (symbol) {
            case "@stub.traps" -> "give the domain an @Entry(TRAP) method";
            case "@stub.systemCall", "@stub.systemCall.leave" -> "give the domain an @Entry(SYSTEM_CALL) method";
            default -> symbol.startsWith(Stub.PREFIX)
                    ? "this stub does not exist at the domain's privilege level"
                    : "compile the method or data into this domain";
        };
    }
}
