package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// A signed multiplication of registers, or of a register and an immediate, whose flags nobody sees: so nobody asks for the upper half of the product.
final class Product extends Node {
    private final byte destination;
    private final byte first;
    private final byte second;
    private final long constant;
    /// Bits of the product that are kept.
    private final long mask;

    /// @param in for which [#isProduct(Instruction)] holds
    Product(Instruction in) {
        boolean immediate = in.form().op() == Op.IMUL3;
        destination = (byte) in.reg();
        first = (byte) in.rm();
        second = (byte) (immediate ? Cpu.ZERO : in.reg());
        constant = immediate ? in.immediate() : 0;
        mask = -1L >>> 64 - 8 * in.operandSize();
    }

    /// Whether an instruction makes a product, beside its flags.
    static boolean isProduct(Instruction in) {
        var op = in.form().op();
        return (op == Op.IMUL2 || op == Op.IMUL3) && in.operandSize() >= 4 && in.memory() == null;
    }

    @Override
    void execute(Cpu cpu) {
        long[] registers = cpu.registers;
        registers[destination] = registers[first] * (registers[second] + constant) & mask;
        next.execute(cpu);
    }
}
