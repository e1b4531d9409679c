package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.VectorUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.real.Environment;
import ringside.machine.real.Format;

/// Arithmetic and comparison of single and double precision, packed and scalar. Intel SDM vol. 1 §11.5 for exceptions.
final class PackedReals extends Packed.Shape {
    private final Format format;
    private final int lanes;
    private final int bits;
    private final LaneOperation operation;
    private int before;
    private int after;

    PackedReals(Instruction in, LaneOperation operation) {
        super(in);
        this.operation = operation;
        var name = in.form().op().name();
        format = name.endsWith("S") ? Format.SINGLE : Format.DOUBLE;
        bits = format == Format.SINGLE ? 32 : 64;
        lanes = name.charAt(name.length() - 2) == 'S' ? 1 : 128 / bits;
    }

    @Override
    void run(Cpu cpu) {
        long sourceLow = source.low(cpu);
        long sourceHigh = source.high(cpu);
        long low = destination.low(cpu);
        long high = destination.high(cpu);
        before = 0;
        after = 0;
        switch (in.form().op()) {
            case HADDPS, HADDPD, HSUBPS, HSUBPD -> horizontal(cpu, low, high, sourceLow, sourceHigh);
            case UCOMISS, UCOMISD, COMISS, COMISD -> compare(cpu, low, sourceLow);
            default -> {
                long resultLow = word(cpu, low, sourceLow, 0);
                long resultHigh = lanes * bits > 64 ? word(cpu, high, sourceHigh, 1) : high;
                cpu.vectors.finish(before, after);
                destination.set(cpu, resultLow, resultHigh);
            }
        }
    }

    /// The lanes of one half.
    private long word(Cpu cpu, long a, long b, int half) {
        if (bits == 64) {
            return lane(cpu, a, b, half);
        }
        long first = lane(cpu, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, 0);
        return lanes == 1 ? a & ~0xFFFF_FFFFL | first : first | lane(cpu, a >>> 32, b >>> 32, 1) << 32;
    }

    private long lane(Cpu cpu, long a, long b, int number) {
        var unit = cpu.vectors;
        var environment = unit.environment;
        environment.vector(unit.mxcsr);
        long result = operation.apply(unit, format, a, b, (int) in.immediate() & 7, number);
        collect(environment.flags());
        return result;
    }

    private void collect(int flags) {
        before |= flags & (Environment.INVALID | Environment.DENORMAL | Environment.ZERO_DIVIDE);
        after |= flags & (Environment.OVERFLOW | Environment.UNDERFLOW | Environment.INEXACT);
    }

    private void horizontal(Cpu cpu, long low, long high, long sourceLow, long sourceHigh) {
        long resultLow;
        long resultHigh;
        if (bits == 64) {
            resultLow = lane(cpu, low, high, 0);
            resultHigh = lane(cpu, sourceLow, sourceHigh, 0);
        } else {
            resultLow = pair(cpu, low) | pair(cpu, high) << 32;
            resultHigh = pair(cpu, sourceLow) | pair(cpu, sourceHigh) << 32;
        }
        cpu.vectors.finish(before, after);
        destination.set(cpu, resultLow, resultHigh);
    }

    private long pair(Cpu cpu, long word) {
        return lane(cpu, word & 0xFFFF_FFFFL, word >>> 32, 0);
    }

    private void compare(Cpu cpu, long a, long b) {
        VectorUnit unit = cpu.vectors;
        unit.environment.vector(unit.mxcsr);
        boolean quiet = in.form().op().name().charAt(0) == 'U';
        int relation = LaneOperation.relation(unit, format, a, b, quiet);
        collect(unit.environment.flags());
        unit.finish(before, after);
        cpu.flags.status(switch (relation) {
            case -1 -> Flags.CF;
            case 0 -> Flags.ZF;
            case 1 -> 0;
            default -> Flags.ZF | Flags.PF | Flags.CF;
        });
    }
}
