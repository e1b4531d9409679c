package ringside.compiler.asm;

/// A general-purpose register. The same constant names every width of it; [Width] says how much is meant.
public enum Register implements Operand {
    RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15;

    /// Number in instruction encodings, 0 to 15.
    public int code() {
        return ordinal();
    }
}
