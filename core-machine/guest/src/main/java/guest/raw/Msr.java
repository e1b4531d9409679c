package guest.raw;

/// Model-specific registers: `rdmsr` and `wrmsr`. Numbers: Intel SDM vol. 4, table 2-2.
public final class Msr {
    public static final int APIC_BASE = 0x1B;
    public static final int EFER = 0xC000_0080;
    public static final int STAR = 0xC000_0081;
    public static final int LSTAR = 0xC000_0082;
    public static final int FMASK = 0xC000_0084;
    public static final int FS_BASE = 0xC000_0100;
    public static final int GS_BASE = 0xC000_0101;
    public static final int KERNEL_GS_BASE = 0xC000_0102;

    private Msr() {}

    public static native long read(int number);

    public static native void write(int number, long value);
}
