package shared.trace;

/// Kinds of probe points. A probe is an ordinary guest method that does nothing; the machine reports its arguments when
/// control reaches its entry. Arguments are long values in RDI RSI RDX RCX.
public final class ProbeKind {
    /// A message leaves one protection domain for another. Arguments: sender thread, receiver thread, tag.
    public static final String MESSAGE = "message";
    /// A core goes from one thread to another. Arguments: from thread, to thread.
    public static final String SWITCH = "switch";
    /// The request of one thread is taken over by another. Arguments: from thread, to thread.
    public static final String DELIVER = "deliver";
    /// An address space is ready to run a program. Arguments: root (CR3 value), address and length of the name.
    public static final String ADDRESS_SPACE = "addressSpace";
    /// The scheduler chooses the next thread. Argument: chosen thread.
    public static final String SCHEDULE = "schedule";
    /// The kernel stops itself. Arguments: cause, address.
    public static final String PANIC = "panic";
    /// A protection domain stopped because of its own failure. Arguments: number of the domain, cause.
    public static final String DIED = "died";
    /// A domain that had died serves again. Argument: number of the domain.
    public static final String RESTARTED = "restarted";
    /// A program is asked to give frames back. Arguments: its thread, how many.
    public static final String REVOKE = "revoke";
    /// A program has lost a frame by force. Arguments: its thread, the frame's number.
    public static final String REPOSSESS = "repossess";

    private ProbeKind() {}
}
