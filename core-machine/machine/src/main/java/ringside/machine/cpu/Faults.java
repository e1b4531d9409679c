package ringside.machine.cpu;

/// Makes the exceptions instructions raise. Keeps one object for each core.
public final class Faults {
    private final GuestFault fault = new GuestFault();

    public GuestFault raise(int vector) {
        return fault.with(vector, 0, 0);
    }

    public GuestFault raise(int vector, int errorCode) {
        return fault.with(vector, errorCode, 0);
    }

    public GuestFault pageFault(long linear, int errorCode) {
        return fault.with(Vector.PAGE_FAULT, errorCode, linear);
    }

    /// A linear address whose upper bits are not copies of bit 47. The engine makes it a stack fault where the stack
    /// segment was used. Intel SDM vol. 1 §3.3.7.1.
    public GuestFault nonCanonical() {
        return fault.with(Vector.GENERAL_PROTECTION, 0, NON_CANONICAL);
    }

    /// In place of a fault address.
    static final long NON_CANONICAL = 1L << 62;

    public GuestFault generalProtection(int errorCode) {
        return fault.with(Vector.GENERAL_PROTECTION, errorCode, 0);
    }

    /// A saved state that is not aligned; for `fxrstor` an address that is not even canonical comes first.
    public GuestFault unaligned(long linear) {
        return linear << 16 >> 16 != linear ? nonCanonical() : generalProtection(0);
    }

    public GuestFault undefined() {
        return fault.with(Vector.INVALID_OPCODE, 0, 0);
    }
}
