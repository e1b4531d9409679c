package shared.layout;

/// The registers of an interrupted or calling context, as the entry stubs push them. Offsets in bytes from the lowest
/// address; every slot is 8 bytes.
///
/// The five highest slots are what the processor pushes for an interrupt in 64-bit mode (Intel SDM vol. 3A §6.14.2);
/// a system call builds the same shape, so a blocked thread looks the same however it entered the kernel.
public final class TrapFrame {
    public static final int R15 = 0;
    public static final int R14 = 8;
    public static final int R13 = 16;
    public static final int R12 = 24;
    public static final int R11 = 32;
    public static final int R10 = 40;
    public static final int R9 = 48;
    public static final int R8 = 56;
    public static final int RBP = 64;
    public static final int RDI = 72;
    public static final int RSI = 80;
    public static final int RDX = 88;
    public static final int RCX = 96;
    public static final int RBX = 104;
    public static final int RAX = 112;
    /// Vector 0..255, or [#VECTOR_SYSTEM_CALL].
    public static final int VECTOR = 120;
    /// Error code, or 0 for vectors that have none.
    public static final int ERROR = 128;
    public static final int RIP = 136;
    public static final int CS = 144;
    public static final int RFLAGS = 152;
    public static final int RSP = 160;
    public static final int SS = 168;
    public static final int BYTES = 176;

    /// Value of the VECTOR slot of a frame built by the `syscall` entry.
    public static final int VECTOR_SYSTEM_CALL = 256;

    private TrapFrame() {}
}
