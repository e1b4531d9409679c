package shared.abi;

/// Flags of `open` on x86-64 Linux, as far as there is a system here that knows them.
/// Source: Linux `include/uapi/asm-generic/fcntl.h`.
public final class OpenFlag {
    /// Access modes; a mask selects them.
    public static final int READ_ONLY = 0;
    public static final int WRITE_ONLY = 1;
    public static final int READ_WRITE = 2;
    public static final int ACCESS = 3;
    /// Makes the file if there is none.
    public static final int CREATE = 0x40;
    /// Empties the file.
    public static final int TRUNCATE = 0x200;

    private OpenFlag() {}
}
