package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Segment;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Moves between vector registers, general registers and memory.
final class PackedMoves extends Packed.Shape {
    PackedMoves(Instruction in) {
        super(in);
    }

    @Override
    void run(Cpu cpu) {
        switch (in.form().op()) {
            case MOVDQA, MOVDQU -> {
                long low = source.low(cpu);
                destination.set(cpu, low, source.high(cpu));
            }
            case MOVQ -> destination.set(cpu, source.low(cpu), 0);
            case MOVDQ2Q, MOVQ2DQ -> destination.set(cpu, source.low(cpu), 0);
            case MOVSS -> scalar(cpu, 4);
            case MOVSD -> scalar(cpu, 8);
            case MOVLOW -> destination.setLow(cpu, source.low(cpu), 8);
            case MOVHIGH -> moveHigh(cpu);
            case MOVHLPS -> destination.set(cpu, source.high(cpu), destination.high(cpu));
            case MOVLHPS -> destination.set(cpu, destination.low(cpu), source.low(cpu));
            case MOVDDUP -> {
                long low = source.low(cpu);
                destination.set(cpu, low, low);
            }
            case MOVSLDUP -> destination.set(cpu, twice(source.low(cpu)), twice(source.high(cpu)));
            case MOVSHDUP -> destination.set(cpu, twice(source.low(cpu) >>> 32), twice(source.high(cpu) >>> 32));
            case MOVD -> moveGeneral(cpu);
            case PINSRW -> insert(cpu);
            default -> toGeneral(cpu);
        }
    }

    /// Of a register only the lower part is written, unless it is loaded from memory.
    private void scalar(Cpu cpu, int bytes) {
        if (in.memory() != null && isLoad()) {
            destination.set(cpu, source.low(cpu), 0);
        } else {
            destination.setLow(cpu, source.low(cpu), bytes);
        }
    }

    private void moveHigh(Cpu cpu) {
        if (isLoad()) {
            destination.set(cpu, destination.low(cpu), source.low(cpu));
        } else {
            destination.setLow(cpu, source.high(cpu), 8);
        }
    }

    /// The register is the destination.
    private boolean isLoad() {
        return in.form().operands().getFirst() == Slot.VX;
    }

    private static long twice(long word) {
        return word & 0xFFFF_FFFFL | word << 32;
    }

    private void moveGeneral(Cpu cpu) {
        if (source == null) {
            long value = Actions.operand(in, 1).get(cpu);
            destination.set(cpu, in.operandSize() == 8 ? value : value & 0xFFFF_FFFFL, 0);
        } else {
            Actions.operand(in, 0).set(cpu, source.low(cpu));
        }
    }

    private void insert(Cpu cpu) {
        long word = Actions.operand(in, 1).get(cpu) & 0xFFFF;
        int at = (int) in.immediate() & (narrow ? 3 : 7);
        int shift = 16 * (at & 3);
        long low = destination.low(cpu);
        long high = destination.high(cpu);
        if (at < 4) {
            low = low & ~(0xFFFFL << shift) | word << shift;
        } else {
            high = high & ~(0xFFFFL << shift) | word << shift;
        }
        destination.set(cpu, low, high);
    }

    private void toGeneral(Cpu cpu) {
        long low = source.low(cpu);
        long high = source.high(cpu);
        switch (in.form().op()) {
            case PEXTRW -> {
                int at = (int) in.immediate() & (narrow ? 3 : 7);
                cpu.registers[in.reg()] = (at < 4 ? low : high) >>> 16 * (at & 3) & 0xFFFF;
            }
            case PMOVMSKB -> cpu.registers[in.reg()] = signs(low, 8) | (narrow ? 0 : signs(high, 8) << 8);
            case MOVMSKPS -> cpu.registers[in.reg()] = signs(low, 32) | signs(high, 32) << 2;
            case MOVMSKPD -> cpu.registers[in.reg()] = low >>> 63 | high >>> 63 << 1;
            default -> storeMasked(cpu, low, high);
        }
    }

    private static long signs(long word, int bits) {
        long signs = 0;
        for (int i = 0; i < 64 / bits; i++) {
            signs |= (word >>> i * bits + bits - 1 & 1) << i;
        }
        return signs;
    }

    /// Stores the bytes of the first operand that the second's sign bits choose at DS:RDI.
    private void storeMasked(Cpu cpu, long maskLow, long maskHigh) {
        int segment = in.prefixes().segment() >= 0 ? in.prefixes().segment() : Segment.DS;
        boolean flat = in.wide() && segment < Segment.FS;
        long at = (cpu.registers[Cpu.RDI] & in.addressMask()) + (flat ? 0 : cpu.registers[Cpu.SEGMENT_BASES + segment]);
        long chosen = signs(maskLow, 8) | (narrow ? 0 : signs(maskHigh, 8) << 8);
        for (int i = 0; i < 16; i++) {
            if ((chosen >> i & 1) != 0) {
                cpu.mmu.probeWrite(at + i, 1);
            }
        }
        for (int i = 0; i < 16; i++) {
            if ((chosen >> i & 1) != 0) {
                cpu.mmu.store8(at + i, (i < 8 ? destination.low(cpu) : destination.high(cpu)) >>> 8 * (i & 7));
            }
        }
    }
}
