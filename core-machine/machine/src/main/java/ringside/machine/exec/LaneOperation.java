package ringside.machine.exec;

import ringside.machine.cpu.VectorUnit;
import ringside.machine.real.Environment;
import ringside.machine.real.Format;
import ringside.machine.real.Nans;
import ringside.machine.real.Real;
import ringside.machine.real.RealArithmetic;

/// What an instruction does with one pair of numbers.
interface LaneOperation {
    /// Neither less, equal nor greater.
    int UNORDERED = 2;

    /// @param predicate of a comparison
    /// @param number    of the lane
    long apply(VectorUnit unit, Format format, long a, long b, int predicate, int number);

    private static void load(VectorUnit unit, Format format, long a, long b) {
        format.unpack(a, unit.first);
        format.unpack(b, unit.second);
        unit.environment.admit(unit.first);
        unit.environment.admit(unit.second);
    }

    /// Loads the operands; true if the result is decided by one that is not a number.
    private static boolean isDecided(VectorUnit unit, Format format, long a, long b) {
        load(unit, format, a, b);
        return Nans.vector(unit.environment, unit.first, unit.second, unit.result);
    }

    static long add(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        if (!isDecided(unit, format, a, b)) {
            RealArithmetic.add(unit.environment, format, unit.first, unit.second, false, unit.result);
        }
        return format.pack(unit.result);
    }

    static long subtract(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        if (!isDecided(unit, format, a, b)) {
            RealArithmetic.add(unit.environment, format, unit.first, unit.second, true, unit.result);
        }
        return format.pack(unit.result);
    }

    /// Subtracts in even lanes and adds in odd ones.
    static long addOrSubtract(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        return (number & 1) == 0 ? subtract(unit, format, a, b, predicate, number) : add(unit, format, a, b, predicate, number);
    }

    static long multiply(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        if (!isDecided(unit, format, a, b)) {
            RealArithmetic.multiply(unit.environment, format, unit.first, unit.second, unit.result);
        }
        return format.pack(unit.result);
    }

    static long divide(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        if (!isDecided(unit, format, a, b)) {
            RealArithmetic.divide(unit.environment, format, unit.first, unit.second, unit.result);
        }
        return format.pack(unit.result);
    }

    static long squareRoot(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        if (!isDecided(unit, format, b, b)) {
            RealArithmetic.squareRoot(unit.environment, format, unit.first, unit.result);
        }
        return format.pack(unit.result);
    }

    static long minimum(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        return relation(unit, format, a, b, false) == -1 ? kept(unit, format, a, unit.first) : kept(unit, format, b, unit.second);
    }

    static long maximum(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        return relation(unit, format, a, b, false) == 1 ? kept(unit, format, a, unit.first) : kept(unit, format, b, unit.second);
    }

    /// The operand's bits, a denormal taken for zero being one now.
    private static long kept(VectorUnit unit, Format format, long bits, Real operand) {
        return operand.isZero() ? format.pack(operand) : bits;
    }

    /// All ones where the predicate holds. Intel SDM vol. 2A, CMPPD, table 3-1.
    static long compare(VectorUnit unit, Format format, long a, long b, int predicate, int number) {
        boolean quiet = (predicate & 3) == 0 || (predicate & 3) == 3;
        int relation = relation(unit, format, a, b, quiet);
        boolean holds = switch (predicate & 3) {
            case 0 -> relation == 0;
            case 1 -> relation == -1;
            case 2 -> relation == -1 || relation == 0;
            default -> relation == UNORDERED;
        };
        return holds != (predicate >= 4) ? format == Format.SINGLE ? 0xFFFF_FFFFL : -1L : 0;
    }

    /// -1, 0, 1 or [#UNORDERED].
    static int relation(VectorUnit unit, Format format, long a, long b, boolean quiet) {
        load(unit, format, a, b);
        if (unit.first.isNan() || unit.second.isNan()) {
            boolean signals = unit.first.kind() == Real.Kind.SIGNALING || unit.second.kind() == Real.Kind.SIGNALING;
            if (signals || !quiet) {
                unit.environment.raise(Environment.INVALID);
            }
            return UNORDERED;
        }
        return RealArithmetic.compare(unit.environment, unit.first, unit.second);
    }
}
