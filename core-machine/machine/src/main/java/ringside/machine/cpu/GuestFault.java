package ringside.machine.cpu;

/// The running instruction cannot complete and raises an exception. One object for each core, without a stack trace, since
/// page faults are ordinary events.
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private int vector;
    private int errorCode;
    private long address;

    GuestFault() {
        super(null, null, false, false);
    }

    GuestFault with(int vector, int errorCode, long address) {
        this.vector = vector;
        this.errorCode = errorCode;
        this.address = address;
        return this;
    }

    public int vector() {
        return vector;
    }

    public int errorCode() {
        return errorCode;
    }

    /// A general-protection fault that is a stack fault if the stack segment was used.
    public boolean isNonCanonical() {
        return vector == Vector.GENERAL_PROTECTION && address == Faults.NON_CANONICAL;
    }

    /// Linear address of a page fault, else 0.
    public long address() {
        return address;
    }
}
