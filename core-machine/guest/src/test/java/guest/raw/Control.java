package guest.raw;

/// JVM twin of the intrinsics of the same name: registers that tests set and read.
public final class Control {
    /// What [#cr2] answers.
    public static long faultAddress;
    /// What [#timestamp] answers next, and how much further it is the time after.
    public static long ticks;
    public static long ticksPerReading;
    /// What was loaded last, and how often something was.
    public static long cr3;
    public static int loads;
    /// Operands of the last loads.
    public static long gdtOperand;
    public static long idtOperand;
    public static int taskRegister;

    private Control() {}

    public static long cr2() {
        return faultAddress;
    }

    public static long cr3() {
        return cr3;
    }

    public static void setCr3(long value) {
        cr3 = value;
        loads++;
    }

    public static void invalidatePage(long address) {}

    public static long timestamp() {
        long now = ticks;
        ticks += ticksPerReading;
        return now;
    }

    public static void loadGdt(long operandAddress) {
        gdtOperand = operandAddress;
    }

    public static void loadIdt(long operandAddress) {
        idtOperand = operandAddress;
    }

    public static void loadTaskRegister(int selector) {
        taskRegister = selector;
    }
}
