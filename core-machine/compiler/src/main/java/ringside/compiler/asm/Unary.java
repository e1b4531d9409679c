package ringside.compiler.asm;

/// One-operand instructions of the opcode groups F6/F7 and FE/FF. MUL, IMUL, DIV and IDIV work on RDX:RAX.
public enum Unary {
    NOT(0xF7, 2), NEG(0xF7, 3), MUL(0xF7, 4), IMUL(0xF7, 5), DIV(0xF7, 6), IDIV(0xF7, 7), INC(0xFF, 0), DEC(0xFF, 1);

    final int opcode;
    final int extension;

    Unary(int opcode, int extension) {
        this.opcode = opcode;
        this.extension = extension;
    }
}
