package shared.layout;

/// Run-time tables that turn an address into `package.Class.method:line` and let a walker find the caller.
///
/// Both are sorted by address. A function has a fixed frame: the return address stands at `[rsp + FRAME]` anywhere in
/// its body (after the prologue). Offsets in bytes.
public final class FunctionTable {
    /// 64-bit virtual start address, then 32-bit length of the code, frame size, and name offset in the name table.
    public static final int START = 0;
    public static final int LENGTH = 8;
    public static final int FRAME = 12;
    public static final int NAME = 16;
    public static final int ENTRY_BYTES = 24;

    /// Line record: 64-bit start address (valid up to the next record), 32-bit line, 32-bit name offset of the method
    /// (which differs from the function where code was inlined).
    public static final int LINE_START = 0;
    public static final int LINE_NUMBER = 8;
    public static final int LINE_NAME = 12;
    public static final int LINE_BYTES = 16;

    private FunctionTable() {}
}
