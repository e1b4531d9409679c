package shared.layout;

/// Exception vectors (Intel SDM vol. 3A §6.3.1, table 6-1) and the vectors the kernels give to their interrupts.
public final class Vector {
    public static final int DIVIDE_ERROR = 0;
    public static final int DEBUG = 1;
    public static final int NON_MASKABLE = 2;
    public static final int BREAKPOINT = 3;
    public static final int INVALID_OPCODE = 6;
    public static final int DOUBLE_FAULT = 8;
    public static final int STACK_FAULT = 12;
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int ALIGNMENT_CHECK = 17;
    /// First vector that is no exception.
    public static final int FIRST_INTERRUPT = 32;

    /// The local APIC timer.
    public static final int TIMER = 0x40;
    /// Another core asks to look at what the two share.
    public static final int DOORBELL = 0x41;
    /// Vector of IOAPIC pin n is `DEVICE + n`.
    public static final int DEVICE = 0x50;
    /// What the local APIC delivers when an interrupt vanished; needs no end of interrupt (Intel SDM vol. 3A §10.9).
    public static final int SPURIOUS = 0xFF;
    /// Number of vectors.
    public static final int COUNT = 256;

    private Vector() {}
}
