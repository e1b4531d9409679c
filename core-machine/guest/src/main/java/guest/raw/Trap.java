package guest.raw;

/// The `syscall` instruction as a program sees it.
public final class Trap {
    private Trap() {}

    /// Linux convention: number in RAX, arguments in RDI RSI RDX R10; result in RAX.
    public static native long systemCall(long number, long a, long b, long c, long d);

    /// Register message whose answer is one word: number in RAX, six words in RDI RSI RDX R10 R8 R9; result in RAX.
    public static native long message(long number, long a, long b, long c, long d, long e, long f);

    /// Register message: RAX = number, RDI RSI RDX R10 R8 R9 from the six words at `words`; after the return the same six
    /// registers are stored back there. Result in RAX. Nothing else of the message touches memory.
    public static native long exchange(long number, long words);
}
