package ringside.compiler.asm;

/// A memory operand: `segment:[base + index * scale + displacement + address of symbol]`.
///
/// @param base         register, or null
/// @param index        register other than RSP, or null
/// @param scale        1, 2, 4 or 8
/// @param displacement sign-extended to 64 bits
/// @param symbol       whose address is added (a sign-extended 32-bit displacement reaches every image address), or null
public record Memory(Segment segment, Register base, Register index, int scale, int displacement, String symbol)
        implements Operand {

    /// Whose base is added. The other segments have base 0 in 64-bit mode.
    public enum Segment { DEFAULT, FS, GS }

    public Memory {
        if (index == Register.RSP) {
            throw new IllegalArgumentException("RSP cannot be an index");
        }
        if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
            throw new IllegalArgumentException("scale " + scale);
        }
    }

    public static Memory at(Register base) {
        return at(base, 0);
    }

    public static Memory at(Register base, int displacement) {
        return new Memory(Segment.DEFAULT, base, null, 1, displacement, null);
    }

    public static Memory at(Register base, Register index, int scale, int displacement) {
        return new Memory(Segment.DEFAULT, base, index, scale, displacement, null);
    }

    /// `[displacement]`, sign-extended.
    public static Memory absolute(int displacement) {
        return new Memory(Segment.DEFAULT, null, null, 1, displacement, null);
    }

    /// `[symbol + addend]`.
    public static Memory symbol(String symbol, int addend) {
        return new Memory(Segment.DEFAULT, null, null, 1, addend, symbol);
    }

    /// `[symbol + addend + index * scale]`: tables.
    public static Memory symbol(String symbol, Register index, int scale, int addend) {
        return new Memory(Segment.DEFAULT, null, index, scale, addend, symbol);
    }

    public Memory in(Segment other) {
        return new Memory(other, base, index, scale, displacement, symbol);
    }
}
