package shared.layout;

/// Segment selectors of every image's GDT. The order of the user selectors is what `sysret` demands: SS = STAR[63:48]+8,
/// CS = STAR[63:48]+16 (Intel SDM vol. 2B, SYSRET).
public final class Selector {
    public static final int KERNEL_CODE = 0x08;
    public static final int KERNEL_DATA = 0x10;
    public static final int USER_DATA = 0x18 | 3;
    public static final int USER_CODE = 0x20 | 3;
    public static final int TASK_STATE = 0x28;
    /// IA32_STAR: kernel base in bits 47:32, user base in bits 63:48.
    public static final long STAR = (0x10L | 3) << 48 | (long) KERNEL_CODE << 32;

    private Selector() {}
}
