package ringside.compiler.ir;

import ringside.compiler.world.DataType;

/// What a node's value is: nothing, 32 or 64 bits of integer, or an address of an object.
public enum Kind {
    VOID, INT, LONG, REFERENCE;

    public static Kind of(DataType type) {
        return switch (type) {
            case VOID -> VOID;
            case LONG, DOUBLE -> LONG;
            case REFERENCE -> REFERENCE;
            default -> INT;
        };
    }

    public static Kind of(String descriptor) {
        return of(DataType.of(descriptor));
    }

    public boolean isWide() {
        return this == LONG || this == REFERENCE;
    }
}
