package ringside.compiler.asm;

/// The eight two-operand instructions that share one encoding scheme, in order of their opcode group.
public enum Arithmetic {
    ADD, OR, ADC, SBB, AND, SUB, XOR, CMP;

    int code() {
        return ordinal();
    }
}
