package shared.trace;

/// The request marks: `nopl imm32(%rax)`, bytes `0F 1F 80 imm32`, with imm32 = BASE | kind and the request id in RAX.
/// Seven bytes that do nothing on any x86-64 processor and that the machine reports as an event.
public final class Mark {
    public static final int BASE = 0x5249_0000;
    public static final int OPEN = 1;
    public static final int CLOSE = 2;
    /// First instruction of the first program: ends the boot phase.
    public static final int BOOTED = 3;

    private Mark() {}
}
