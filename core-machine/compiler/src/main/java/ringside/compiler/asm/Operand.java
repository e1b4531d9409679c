package ringside.compiler.asm;

/// What the r/m field of an instruction can name.
public sealed interface Operand permits Register, Memory {}
