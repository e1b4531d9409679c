package ringside.compiler.asm;

/// Condition codes of jcc, setcc and cmovcc, in order of their encoding (Intel SDM vol. 1, table B-1).
public enum Condition {
    OVERFLOW, NOT_OVERFLOW, BELOW, ABOVE_EQUAL, EQUAL, NOT_EQUAL, BELOW_EQUAL, ABOVE,
    SIGN, NOT_SIGN, PARITY, NOT_PARITY, LESS, GREATER_EQUAL, LESS_EQUAL, GREATER;

    public int code() {
        return ordinal();
    }

    public Condition negated() {
        return values()[ordinal() ^ 1];
    }

    /// The condition that holds of (b, a) exactly if this one holds of (a, b) after `cmp`.
    public Condition swapped() {
        return switch (this) {
            case BELOW -> ABOVE;
            case ABOVE -> BELOW;
            case BELOW_EQUAL -> ABOVE_EQUAL;
            case ABOVE_EQUAL -> BELOW_EQUAL;
            case LESS -> GREATER;
            case GREATER -> LESS;
            case LESS_EQUAL -> GREATER_EQUAL;
            case GREATER_EQUAL -> LESS_EQUAL;
            default -> this;
        };
    }
}
