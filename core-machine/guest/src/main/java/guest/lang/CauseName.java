package guest.lang;

import shared.layout.TrapCause;

/// What a failed check is called in a report.
public final class CauseName {
    private CauseName() {}

    /// Name of a [TrapCause].
    public static String of(int cause) {
        switch (cause) {
            case TrapCause.NULL_REFERENCE: return "null reference";
            case TrapCause.INDEX_OUT_OF_BOUNDS: return "index out of bounds";
            case TrapCause.NEGATIVE_ARRAY_SIZE: return "negative array size";
            case TrapCause.CLASS_CAST: return "class cast";
            case TrapCause.ARRAY_STORE: return "array store";
            case TrapCause.DIVISION_BY_ZERO: return "division by zero";
            case TrapCause.OUT_OF_MEMORY: return "out of memory";
            case TrapCause.THROWN: return "exception thrown";
            case TrapCause.ASSERTION: return "assertion failed";
            case TrapCause.UNREACHABLE: return "unreachable code";
            default: return "unknown check";
        }
    }
}
