package ringside.machine.cpu;

/// Exception vectors. Intel SDM vol. 3A, table 6-1.
public final class Vector {
    public static final int DIVIDE_ERROR = 0;
    public static final int DEBUG = 1;
    public static final int NMI = 2;
    public static final int BREAKPOINT = 3;
    public static final int OVERFLOW = 4;
    public static final int BOUND = 5;
    public static final int INVALID_OPCODE = 6;
    public static final int DEVICE_NOT_AVAILABLE = 7;
    public static final int DOUBLE_FAULT = 8;
    public static final int INVALID_TSS = 10;
    public static final int SEGMENT_NOT_PRESENT = 11;
    public static final int STACK_FAULT = 12;
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int STACK_UNIT_ERROR = 16;
    public static final int ALIGNMENT_CHECK = 17;
    public static final int VECTOR_ERROR = 19;

    private Vector() {}

    /// Whether the processor pushes an error code.
    static boolean hasErrorCode(int vector) {
        return vector == DOUBLE_FAULT || vector >= INVALID_TSS && vector <= PAGE_FAULT || vector == ALIGNMENT_CHECK;
    }

    /// Whether a second fault of this kind during delivery of the first makes a double fault. Intel SDM vol. 3A, table 6-5.
    static boolean isContributory(int vector) {
        return vector == DIVIDE_ERROR || vector >= INVALID_TSS && vector <= GENERAL_PROTECTION;
    }
}
