package ringside.compiler.ir;

import ringside.compiler.world.DataType;

/// How a LOAD or STORE forms its address and what it moves: `[base + index * scale + displacement + symbol]`.
///
/// @param hasBase  whether the first input is the base
/// @param hasIndex whether the next input is the index
/// @param symbol   whose address is added, or null
/// @param alias    what else may be the same memory: accesses with equal names may, with different names never; [#RAW] meets all
/// @param check    whether a null base must fault here
/// @param order    whether the access may be merged or removed
public record Access(boolean hasBase, boolean hasIndex, int scale, int displacement, String symbol, Width width, String alias,
                     Check check, Order order) {
    /// Alias of memory accessed by address.
    public static final String RAW = "raw";
    /// Alias of array lengths and type ids, which never change.
    public static final String HEADER = "header";

    /// What is moved, and how it fills a register.
    public enum Width {
        S8(1), U8(1), S16(2), U16(2), W32(4), W64(8);

        private final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }

        public static Width of(DataType type) {
            return switch (type) {
                case BYTE -> S8;
                case BOOLEAN -> U8;
                case SHORT -> S16;
                case CHAR -> U16;
                case INT, FLOAT -> W32;
                default -> W64;
            };
        }
    }

    /// Whether the base may be null.
    public enum Check { NONE, NULL }

    /// Whether the compiler must keep the access as it stands. A VOLATILE store is also seen by every core before any later access
    /// of this one.
    public enum Order { FREE, FIXED, VOLATILE }

    public static Access field(int offset, Width width, String alias, Check check, Order order) {
        return new Access(true, false, 1, offset, null, width, alias, check, order);
    }

    public static Access statics(String symbol, Width width, Order order) {
        return new Access(false, false, 1, 0, symbol, width, symbol, Check.NONE, order);
    }

    public static Access element(DataType type) {
        return new Access(true, true, type.bytes(), 8, null, Width.of(type), "[" + type, Check.NONE, Order.FREE);
    }

    public static Access length(Check check) {
        return new Access(true, false, 1, 4, null, Width.W32, HEADER, check, Order.FREE);
    }

    public static Access raw(Width width) {
        return new Access(true, false, 1, 0, null, width, RAW, Check.NONE, Order.FIXED);
    }

    public Access unchecked() {
        return new Access(hasBase, hasIndex, scale, displacement, symbol, width, alias, Check.NONE, order);
    }

    public Access withWidth(Width other) {
        return new Access(hasBase, hasIndex, scale, displacement, symbol, other, alias, check, order);
    }

    public Access displaced(int bytes) {
        return new Access(hasBase, hasIndex, scale, displacement + bytes, symbol, width, alias, check, order);
    }

    /// The same with its base replaced by a symbol.
    public Access based(String onSymbol) {
        return new Access(false, hasIndex, scale, displacement, onSymbol, width, alias, Check.NONE, order);
    }

    /// The same with an index added.
    public Access indexed(int byScale) {
        return new Access(hasBase, true, byScale, displacement, symbol, width, alias, check, order);
    }

    /// The same without its index.
    public Access plain() {
        return new Access(hasBase, false, 1, displacement, symbol, width, alias, check, order);
    }

    public int inputs() {
        return (hasBase ? 1 : 0) + (hasIndex ? 1 : 0);
    }
}
