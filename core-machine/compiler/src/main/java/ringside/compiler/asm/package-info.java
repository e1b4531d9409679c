/// Encodes x86-64 instructions: what the code generator and the entry stubs emit, and nothing else.
///
/// [ringside.compiler.asm.Assembler] holds the code of one unit. Operands come in the order of the Intel manuals, destination
/// first. Encodings: Intel SDM vol. 2.
package ringside.compiler.asm;
