package guest.raw;

/// Privileged registers and instructions.
public final class Control {
    private Control() {}

    public static native long cr0();

    public static native void setCr0(long value);

    public static native long cr2();

    public static native long cr3();

    /// `mov %rdi, %cr3`: loads the address space and drops its untagged translations.
    public static native void setCr3(long value);

    public static native long cr4();

    public static native void setCr4(long value);

    public static native void invalidatePage(long address);

    /// `lgdt` of the 10-byte operand at `operandAddress`; then reloads CS with KERNEL_CODE and SS, DS, ES with KERNEL_DATA.
    public static native void loadGdt(long operandAddress);

    public static native void loadIdt(long operandAddress);

    public static native void loadTaskRegister(int selector);

    /// `cli`.
    public static native void disableInterrupts();

    /// `sti`.
    public static native void enableInterrupts();

    /// `sti; hlt; cli`: sleeps until an interrupt was taken, without a window in which it could be missed.
    public static native void waitForInterrupt();

    /// `hlt` alone.
    public static native void halt();

    public static native void pause();

    /// `rdtsc` as one 64-bit value.
    public static native long timestamp();

    /// `cpuid`: EAX in bits 31:0 and EBX in bits 63:32 of the result.
    public static native long cpuidLow(int leaf, int subleaf);

    /// `cpuid`: ECX in bits 31:0 and EDX in bits 63:32 of the result.
    public static native long cpuidHigh(int leaf, int subleaf);
}
