package ringside.compiler.asm;

/// Operand size. Writing 32 bits of a register clears its upper half; writing 8 or 16 keeps the rest.
public enum Width {
    W8(1), W16(2), W32(4), W64(8);

    private final int bytes;

    Width(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
