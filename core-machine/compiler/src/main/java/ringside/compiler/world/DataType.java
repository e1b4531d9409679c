package ringside.compiler.world;

/// What a variable of a descriptor occupies in memory.
public enum DataType {
    BOOLEAN(1), BYTE(1), CHAR(2), SHORT(2), INT(4), LONG(8), FLOAT(4), DOUBLE(8), REFERENCE(8), VOID(0);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    /// Binary logarithm of [#bytes], the scale of an array element.
    public int shift() {
        return Integer.numberOfTrailingZeros(bytes);
    }

    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    public static DataType of(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> BOOLEAN;
            case 'B' -> BYTE;
            case 'C' -> CHAR;
            case 'S' -> SHORT;
            case 'I' -> INT;
            case 'J' -> LONG;
            case 'F' -> FLOAT;
            case 'D' -> DOUBLE;
            case 'V' -> VOID;
            default -> REFERENCE;
        };
    }
}
