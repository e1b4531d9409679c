/// The instruction set: one table, in `instructions.txt`, `simd.txt` and `x87.txt`, and what is read from it: decoder and disassembler.
///
/// [ringside.machine.isa.InstructionTable] holds the rows, [ringside.machine.isa.Decoder] turns bytes into
/// [ringside.machine.isa.Instruction]s, [ringside.machine.isa.Formatter] into text. Knows no processor state.
package ringside.machine.isa;
