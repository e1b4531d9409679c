package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;
import ringside.machine.real.Environment;
import ringside.machine.real.Format;
import ringside.machine.real.Nans;
import ringside.machine.real.RealArithmetic;

/// Conversions between integers and the two precisions, and the approximations `rcp` and `rsqrt`.
final class PackedConversions extends Packed.Shape {
    private static final long LOW = 0xFFFF_FFFFL;

    private int before;
    private int after;

    PackedConversions(Instruction in) {
        super(in);
    }

    @Override
    void run(Cpu cpu) {
        before = 0;
        after = 0;
        var op = in.form().op();
        switch (op) {
            case CVTSI2SS -> finish(cpu, destination.low(cpu) & ~LOW | fromInteger(cpu, general(cpu), Format.SINGLE), destination.high(cpu));
            case CVTSI2SD -> finish(cpu, fromInteger(cpu, general(cpu), Format.DOUBLE), destination.high(cpu));
            case CVTPI2PS -> finish(cpu, singles(cpu, source.low(cpu)), destination.high(cpu));
            case CVTPI2PD, CVTDQ2PD -> {
                long word = source.low(cpu);
                finish(cpu, fromInteger(cpu, (int) word, Format.DOUBLE), fromInteger(cpu, word >> 32, Format.DOUBLE));
            }
            case CVTDQ2PS -> {
                long low = source.low(cpu);
                finish(cpu, singles(cpu, low), singles(cpu, source.high(cpu)));
            }
            case CVTSS2SD -> finish(cpu, convert(cpu, source.low(cpu) & LOW, Format.SINGLE, Format.DOUBLE), destination.high(cpu));
            case CVTSD2SS -> finish(cpu, destination.low(cpu) & ~LOW | convert(cpu, source.low(cpu), Format.DOUBLE, Format.SINGLE),
                    destination.high(cpu));
            case CVTPS2PD -> {
                long word = source.low(cpu);
                finish(cpu, convert(cpu, word & LOW, Format.SINGLE, Format.DOUBLE), convert(cpu, word >>> 32, Format.SINGLE, Format.DOUBLE));
            }
            case CVTPD2PS -> {
                long low = source.low(cpu);
                finish(cpu, convert(cpu, low, Format.DOUBLE, Format.SINGLE)
                        | convert(cpu, source.high(cpu), Format.DOUBLE, Format.SINGLE) << 32, 0);
            }
            case RCPPS, RCPSS, RSQRTPS, RSQRTSS -> approximate(cpu, op);
            default -> toIntegers(cpu);
        }
    }

    private long general(Cpu cpu) {
        return Actions.operand(in, 1).get(cpu);
    }

    private void finish(Cpu cpu, long low, long high) {
        cpu.vectors.finish(before, after);
        destination.set(cpu, low, high);
    }

    private void collect(int flags) {
        before |= flags & (Environment.INVALID | Environment.DENORMAL | Environment.ZERO_DIVIDE);
        after |= flags & (Environment.OVERFLOW | Environment.UNDERFLOW | Environment.INEXACT);
    }

    private long singles(Cpu cpu, long word) {
        return fromInteger(cpu, (int) word, Format.SINGLE) | fromInteger(cpu, word >> 32, Format.SINGLE) << 32;
    }

    private long fromInteger(Cpu cpu, long value, Format format) {
        var unit = cpu.vectors;
        unit.environment.vector(unit.mxcsr);
        unit.first.integer(value);
        RealArithmetic.convert(unit.environment, format, unit.first, unit.result);
        collect(unit.environment.flags());
        return format.pack(unit.result);
    }

    private long convert(Cpu cpu, long bits, Format from, Format to) {
        var unit = cpu.vectors;
        unit.environment.vector(unit.mxcsr);
        from.unpack(bits, unit.first);
        unit.environment.admit(unit.first);
        if (!Nans.vector(unit.environment, unit.first, unit.first, unit.result)) {
            RealArithmetic.convert(unit.environment, to, unit.first, unit.result);
        }
        collect(unit.environment.flags());
        return to.pack(unit.result);
    }

    private void toIntegers(Cpu cpu) {
        var op = in.form().op();
        boolean truncates = op.name().startsWith("CVTT");
        boolean single = op.name().contains("PS2") || op.name().contains("SS2");
        var format = single ? Format.SINGLE : Format.DOUBLE;
        long low = source.low(cpu);
        if (in.form().operands().getFirst() == Slot.GY) {
            long value = toInteger(cpu, single ? low & LOW : low, format, in.operandSize() == 8 ? 64 : 32, truncates);
            cpu.vectors.finish(before, after);
            Actions.operand(in, 0).set(cpu, value);
            return;
        }
        long high = source.high(cpu);
        if (single) {
            boolean pair = op == Op.CVTPS2PI || op == Op.CVTTPS2PI;
            finish(cpu, pair(cpu, low, truncates), pair ? 0 : pair(cpu, high, truncates));
        } else {
            finish(cpu, toInteger(cpu, low, format, 32, truncates) & LOW | toInteger(cpu, high, format, 32, truncates) << 32, 0);
        }
    }

    private long pair(Cpu cpu, long word, boolean truncates) {
        return toInteger(cpu, word & LOW, Format.SINGLE, 32, truncates) & LOW
                | toInteger(cpu, word >>> 32, Format.SINGLE, 32, truncates) << 32;
    }

    private long toInteger(Cpu cpu, long bits, Format format, int width, boolean truncates) {
        var unit = cpu.vectors;
        unit.environment.vector(truncates ? unit.mxcsr | Environment.TRUNCATE << 13 : unit.mxcsr);
        format.unpack(bits, unit.first);
        unit.environment.admit(unit.first);
        long value = RealArithmetic.toInteger(unit.environment, unit.first, width);
        collect(unit.environment.flags());
        return value;
    }

    /// Neither rounds as MXCSR says nor raises exceptions; denormals count as zero. Closer than the 1.5 x 2^-12 the manual allows.
    private void approximate(Cpu cpu, Op op) {
        boolean root = op == Op.RSQRTPS || op == Op.RSQRTSS;
        long low = source.low(cpu);
        if (op == Op.RCPSS || op == Op.RSQRTSS) {
            destination.setLow(cpu, approximate((int) low, root), 4);
            return;
        }
        long high = source.high(cpu);
        destination.set(cpu, both(low, root), both(high, root));
    }

    private static long both(long word, boolean root) {
        return approximate((int) word, root) | approximate((int) (word >>> 32), root) << 32;
    }

    private static long approximate(int bits, boolean root) {
        int sign = bits & 0x8000_0000;
        int magnitude = bits & 0x7FFF_FFFF;
        if (magnitude > 0x7F80_0000) {
            return (bits | 0x40_0000) & LOW;
        }
        if (magnitude < 0x80_0000) {
            return (sign | 0x7F80_0000) & LOW;
        }
        if (root && sign != 0) {
            return 0xFFC0_0000L;
        }
        double value = Float.intBitsToFloat(bits);
        int result = Float.floatToRawIntBits((float) (root ? 1 / Math.sqrt(value) : 1 / value));
        return ((result & 0x7FFF_FFFF) < 0x80_0000 ? sign : result) & LOW;
    }
}
