package shared.layout;

/// The area at GS base while a core runs in ring 0 (IA32_KERNEL_GS_BASE while it runs in ring 3). Offsets in bytes.
public final class PerCore {
    /// Top of the kernel stack of the current thread; the `syscall` entry stub loads RSP from here.
    public static final int KERNEL_STACK = 0;
    /// Where the entry stub parks the caller's RSP for a few instructions.
    public static final int USER_STACK = 8;
    public static final int BYTES = 64;

    private PerCore() {}
}
