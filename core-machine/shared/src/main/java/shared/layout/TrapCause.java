package shared.layout;

/// Why compiled code stopped itself. A failed check executes `ud2` (0F 0B) followed by one of these bytes, so the cause is
/// found at RIP + 2 of the #UD exception, in ring 0 and ring 3 alike.
public final class TrapCause {
    public static final int NULL_REFERENCE = 1;
    public static final int INDEX_OUT_OF_BOUNDS = 2;
    public static final int NEGATIVE_ARRAY_SIZE = 3;
    public static final int CLASS_CAST = 4;
    public static final int ARRAY_STORE = 5;
    public static final int DIVISION_BY_ZERO = 6;
    public static final int OUT_OF_MEMORY = 7;
    public static final int THROWN = 8;
    public static final int ASSERTION = 9;
    public static final int UNREACHABLE = 10;

    private TrapCause() {}
}
