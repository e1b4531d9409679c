package ringside.machine.exec;

import ringside.machine.isa.CodeSize;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Segment;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.MemoryOperand;

/// An instruction with an address: computes it without asking which parts are present.
abstract class MemoryNode extends Node {
    private final int base;
    private final int index;
    private final int scale;
    private final int segment;
    private final long displacement;
    private final long mask;

    MemoryNode(Instruction in) {
        var memory = in.memory();
        boolean relative = memory.base() == MemoryOperand.NEXT_INSTRUCTION;
        base = memory.base() < 0 ? Cpu.ZERO : memory.base();
        index = memory.index() < 0 ? Cpu.ZERO : memory.index();
        scale = memory.scale();
        displacement = memory.displacement() + (relative ? in.next() : 0);
        mask = in.addressMask();
        segment = in.wide() && memory.segment() < Segment.FS ? Cpu.ZERO : Cpu.SEGMENT_BASES + memory.segment();
    }

    /// Linear address.
    final long address(long[] registers) {
        return offset(registers) + registers[segment];
    }

    /// Offset in the segment.
    final long offset(long[] registers) {
        return registers[base] + (registers[index] << scale) + displacement & mask;
    }

    /// Whether the address is register plus displacement, in 64 bits, in a segment without a base.
    static boolean isPlain(Instruction in) {
        return isFlat(in) && in.memory().index() < 0;
    }

    /// Whether the address has 64 bits, in a segment without a base.
    static boolean isFlat(Instruction in) {
        return in.wide() && in.addressSize() == 8 && in.memory().segment() < Segment.FS;
    }

    /// Linear address if [#isFlat(Instruction)].
    final long flatAddress(long[] registers) {
        return registers[base] + (registers[index] << scale) + displacement;
    }

    /// Linear address if [#isPlain(Instruction)].
    final long plainAddress(long[] registers) {
        return registers[base] + displacement;
    }

    static boolean isWide(Cpu cpu) {
        return cpu.codeSize() == CodeSize.BITS64;
    }
}
