package ringside.machine.exec;

import java.util.function.LongBinaryOperator;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Instructions on packed integers, in 64- and 128-bit registers, and moves of whole registers.
final class Packed {
    private Packed() {}

    /// A vector instruction: its operands, and the checks that come first.
    abstract static class Shape extends Node {
        final Instruction in;
        final VectorOperand destination;
        final VectorOperand source;
        /// Works on 64-bit registers.
        final boolean narrow;
        private final boolean wide;
        /// Uses no 64-bit register after all.
        private final boolean readsMemory;
        /// Has used its 64-bit register when the store faults.
        private final boolean storesMemory;

        Shape(Instruction in) {
            this.in = in;
            this.destination = isVector(in, 0) ? VectorOperand.of(in, 0) : null;
            this.source = isVector(in, 1) ? VectorOperand.of(in, 1) : null;
            this.narrow = in.form().operands().stream().anyMatch(slot -> slot == Slot.PQ || slot == Slot.QQ || slot == Slot.QD);
            this.readsMemory = in.memory() != null && (in.form().op() == Op.CVTPI2PD || in.form().op() == Op.CVTPI2PS);
            this.storesMemory = in.memory() != null && switch (in.form().operands().getFirst()) {
                case EY, QQ -> true;
                default -> false;
            };
            this.wide = !narrow || in.form().operands().stream().anyMatch(slot -> slot == Slot.VX || slot == Slot.WX || slot == Slot.WQ);
        }

        private static boolean isVector(Instruction in, int number) {
            return in.form().operands().size() > number && switch (in.form().operands().get(number)) {
                case PQ, QQ, QD, VX, WX, WQ, WD -> true;
                default -> false;
            };
        }

        @Override
        final void execute(Cpu cpu) {
            begin(cpu);
            operate(cpu);
            pass(cpu);
        }

        private void operate(Cpu cpu) {
            if (wide) {
                cpu.vectors.require();
            }
            if (!narrow) {
                run(cpu);
                return;
            }
            cpu.stack.requirePacked();
            try {
                run(cpu);
            } catch (GuestFault fault) {
                if (storesMemory) {
                    cpu.stack.rewind();
                } else if (!readsMemory && fault.vector() == Vector.VECTOR_ERROR) {
                    cpu.stack.enterPacked();
                }
                throw fault;
            }
            if (!readsMemory) {
                cpu.stack.enterPacked();
            }
        }

        abstract void run(Cpu cpu);
    }

    /// d = f(d, s), half by half.
    static final class Halves extends Shape {
        private final LongBinaryOperator half;

        Halves(Instruction in) {
            super(in);
            half = PackedLanes.half(in.form().op());
        }

        @Override
        void run(Cpu cpu) {
            long low = source.low(cpu);
            long high = source.high(cpu);
            destination.set(cpu, half.applyAsLong(destination.low(cpu), low),
                    narrow ? 0 : half.applyAsLong(destination.high(cpu), high));
        }
    }

    static final class Shift extends Shape {
        Shift(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu) {
            long count = source == null ? in.immediate() : source.low(cpu);
            if (source != null && !narrow) {
                source.high(cpu);
            }
            var op = in.form().op();
            destination.set(cpu, PackedLanes.shift(op, destination.low(cpu), count),
                    PackedLanes.shift(op, destination.high(cpu), count));
        }
    }

    /// `pack*` and `punpck*`.
    static final class Mix extends Shape {
        Mix(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu) {
            long sourceLow = source.low(cpu);
            long sourceHigh = source.high(cpu);
            long low = destination.low(cpu);
            long high = destination.high(cpu);
            switch (in.form().op()) {
                case PACKSSWB, PACKUSWB, PACKSSDW -> pack(cpu, low, high, sourceLow, sourceHigh);
                case PUNPCKLBW -> unpack(cpu, low, sourceLow, 8);
                case PUNPCKLWD -> unpack(cpu, low, sourceLow, 16);
                case PUNPCKLDQ -> unpack(cpu, low, sourceLow, 32);
                case PUNPCKLQDQ -> destination.set(cpu, low, sourceLow);
                case PUNPCKHQDQ -> destination.set(cpu, high, sourceHigh);
                default -> unpackHigh(cpu, narrow ? low : high, narrow ? sourceLow : sourceHigh);
            }
        }

        private void pack(Cpu cpu, long low, long high, long sourceLow, long sourceHigh) {
            var op = in.form().op();
            long own = PackedLanes.pack(op, low);
            long other = PackedLanes.pack(op, sourceLow);
            if (narrow) {
                destination.set(cpu, own | other << 32, 0);
            } else {
                destination.set(cpu, own | PackedLanes.pack(op, high) << 32, other | PackedLanes.pack(op, sourceHigh) << 32);
            }
        }

        private void unpack(Cpu cpu, long own, long other, int bits) {
            destination.set(cpu, PackedLanes.interleave(own, other, bits), PackedLanes.interleave(own >>> 32, other >>> 32, bits));
        }

        private void unpackHigh(Cpu cpu, long own, long other) {
            int bits = in.form().op() == Op.PUNPCKHBW ? 8 : in.form().op() == Op.PUNPCKHWD ? 16 : 32;
            if (narrow) {
                destination.set(cpu, PackedLanes.interleave(own >>> 32, other >>> 32, bits), 0);
            } else {
                unpack(cpu, own, other, bits);
            }
        }
    }

    /// Shuffles, byte shifts, and single words.
    static final class Rearrange extends Shape {
        Rearrange(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu) {
            int order = (int) in.immediate() & 0xFF;
            switch (in.form().op()) {
                case PSHUFW -> destination.set(cpu, PackedLanes.shuffleWords(source.low(cpu), order), 0);
                case PSHUFLW -> destination.set(cpu, PackedLanes.shuffleWords(source.low(cpu), order), source.high(cpu));
                case PSHUFHW -> {
                    long low = source.low(cpu);
                    destination.set(cpu, low, PackedLanes.shuffleWords(source.high(cpu), order));
                }
                case PSHUFD -> doubleWords(cpu, source.low(cpu), source.high(cpu), source.low(cpu), source.high(cpu), order);
                case SHUFPS -> doubleWords(cpu, destination.low(cpu), destination.high(cpu), source.low(cpu), source.high(cpu), order);
                case SHUFPD -> {
                    long low = source.low(cpu);
                    long other = (order & 2) == 0 ? low : source.high(cpu);
                    destination.set(cpu, (order & 1) == 0 ? destination.low(cpu) : destination.high(cpu), other);
                }
                case PSRLDQ -> shiftBytes(cpu, order, false);
                case PSLLDQ -> shiftBytes(cpu, order, true);
                default -> throw new IllegalArgumentException(in.form().toString());
            }
        }

        private void doubleWords(Cpu cpu, long low, long high, long sourceLow, long sourceHigh, int order) {
            destination.set(cpu, pick(low, high, order) | pick(low, high, order >> 2) << 32,
                    pick(sourceLow, sourceHigh, order >> 4) | pick(sourceLow, sourceHigh, order >> 6) << 32);
        }

        private static long pick(long low, long high, int which) {
            return ((which & 2) == 0 ? low : high) >>> 32 * (which & 1) & 0xFFFF_FFFFL;
        }

        private void shiftBytes(Cpu cpu, int bytes, boolean left) {
            int bits = Math.min(bytes, 16) * 8;
            long low = destination.low(cpu);
            long high = destination.high(cpu);
            if (left) {
                destination.set(cpu, up(low, bits), up(high, bits) | over(low, bits, true));
            } else {
                destination.set(cpu, down(low, bits) | over(high, bits, false), down(high, bits));
            }
        }

        private static long up(long word, int bits) {
            return bits >= 64 ? 0 : word << bits;
        }

        private static long down(long word, int bits) {
            return bits >= 64 ? 0 : word >>> bits;
        }

        /// What of one half gets into the other.
        private static long over(long word, int bits, boolean left) {
            if (bits == 0 || bits >= 128) {
                return 0;
            }
            if (bits >= 64) {
                return left ? word << bits - 64 : word >>> bits - 64;
            }
            return left ? word >>> 64 - bits : word << 64 - bits;
        }
    }
}
