package guest.message;

/// Numbers, in RAX, of the kernel calls that every ring-3 domain makes: messages, and waiting. Arguments in RDI RSI RDX R10 R8 R9,
/// result or -errno in RAX. A kernel has further ones of its own.
public final class CallNumber {
    /// Messages; registers as in [MessageWords].
    public static final int CALL = 0;
    public static final int REPLY_AND_RECEIVE = 1;
    /// Copies the given segments to the waiting client before the reply: segments as for the reply, RSI unused.
    public static final int DELIVER_EARLY = 2;
    /// Names the caller's receive area: address.
    public static final int RECEIVE_AREA = 3;
    /// Interrupts: slot.
    public static final int AWAIT_INTERRUPT = 4;
    public static final int ACKNOWLEDGE = 5;
    /// Threads of one domain waiting for each other: address of an int, expected value; address.
    public static final int AWAIT_WORD = 6;
    public static final int WAKE_WORD = 7;
    /// Time: deadline in nanoseconds since boot.
    public static final int SLEEP_UNTIL = 8;
    public static final int NOW = 9;
    public static final int YIELD = 10;
    /// Domain slot, entry, stack pointer, argument.
    public static final int START_THREAD = 18;
    /// Names where pages that clients lend appear in the caller's memory: address.
    public static final int LOAN_WINDOW = 23;

    private CallNumber() {}
}
