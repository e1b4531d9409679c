package ringside.machine.device;

/// What an interrupt controller in x2APIC mode has, by register number: the offset in xAPIC mode divided by 16. Intel SDM vol. 3A, table 10-6.
final class ExtendedRegisters {
    static final int COMMAND = 0x30;
    static final int SELF = 0x3F;
    private static final long NONE = -1;

    private ExtendedRegisters() {}

    static boolean isReadable(int register) {
        return switch (register) {
            case 0x02, 0x03, 0x08, 0x0A, 0x0D, 0x0F, 0x28, COMMAND, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3E -> true;
            default -> register >= 0x10 && register < 0x28;
        };
    }

    /// Whether a value may be written: the register exists, and no reserved bit is set.
    static boolean isWritable(int register, long value) {
        long bits = bits(register);
        return bits != NONE && (value & ~bits) == 0;
    }

    private static long bits(int register) {
        return switch (register) {
            case 0x08, SELF -> 0xFF;
            case 0x0B, 0x28 -> 0;
            case 0x0F -> 0x1FF;
            case COMMAND -> 0xFFFF_FFFF_000C_DFFFL;
            case 0x32 -> 0x3_10FF;
            case 0x33, 0x34 -> 0x1_17FF;
            case 0x35, 0x36 -> 0x1_F7FF;
            case 0x37 -> 0x1_10FF;
            case 0x38 -> 0xFFFF_FFFFL;
            case 0x3E -> 0xB;
            default -> NONE;
        };
    }
}
