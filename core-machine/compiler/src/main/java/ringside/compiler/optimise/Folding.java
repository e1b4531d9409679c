package ringside.compiler.optimise;

import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Results of operations on constants, exactly as Java defines them.
final class Folding {
    private Folding() {}

    /// The constant value of `node`, whose inputs are all constants, or null if it has none (division by zero).
    static Long fold(Node node) {
        long a = node.input(0).immediate();
        long b = node.inputs().size() > 1 ? node.input(1).immediate() : 0;
        boolean wide = node.isWide();
        return switch (node.op()) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> wide ? a << b : (int) a << b;
            case SHR -> wide ? a >> b : (int) a >> b;
            case USHR -> wide ? a >>> b : (int) a >>> b;
            case DIV -> b == 0 ? null : wide ? Long.valueOf(a / b) : Long.valueOf((int) a / (int) b);
            case REM -> b == 0 ? null : wide ? Long.valueOf(a % b) : Long.valueOf((int) a % (int) b);
            case UDIV -> b == 0 ? null : wide ? Long.valueOf(Long.divideUnsigned(a, b))
                    : Long.valueOf(Integer.divideUnsigned((int) a, (int) b));
            case UREM -> b == 0 ? null : wide ? Long.valueOf(Long.remainderUnsigned(a, b))
                    : Long.valueOf(Integer.remainderUnsigned((int) a, (int) b));
            case MULTIPLY_HIGH -> Math.multiplyHigh(a, b);
            case MULTIPLY_HIGH_UNSIGNED -> Math.unsignedMultiplyHigh(a, b);
            case NEG -> -a;
            case SIGN8 -> (long) (byte) a;
            case SIGN16 -> (long) (short) a;
            case ZERO8 -> a & 0xFF;
            case ZERO16 -> a & 0xFFFF;
            case WIDEN -> (long) (int) a;
            case NARROW, RETYPE -> a;
            case UNSIGNED -> a & 0xFFFF_FFFFL;
            case COMPARE -> compare(node.condition(), node.input(0), node.input(1));
            case THREE_WAY -> (long) (node.immediate() == 0 ? Long.compare(a, b) : Long.compareUnsigned(a, b));
            case COUNT_TRAILING -> (long) (node.input(0).isWide() ? Long.numberOfTrailingZeros(a)
                    : Integer.numberOfTrailingZeros((int) a));
            case COUNT_LEADING -> (long) (node.input(0).isWide() ? Long.numberOfLeadingZeros(a)
                    : Integer.numberOfLeadingZeros((int) a));
            case BYTE_SWAP -> wide ? Long.reverseBytes(a) : Integer.reverseBytes((int) a);
            case SELECT -> a != 0 ? b : node.input(2).immediate();
            default -> null;
        };
    }

    private static long compare(Cond condition, Node a, Node b) {
        // Sign-extended ints keep their unsigned order in 64 bits.
        return condition.holds(a.immediate(), b.immediate()) ? 1 : 0;
    }

    /// `node` in a simpler form made of existing nodes and constants, or null.
    static Node algebra(Node node, Constants constants) {
        Node a = node.input(0);
        Node b = node.inputs().size() > 1 ? node.input(1) : null;
        return switch (node.op()) {
            case ADD, OR, XOR -> b.isConstant(0) ? a : node.op() == Op.OR && a == b ? a : node.op() == Op.XOR && a == b
                    ? constants.of(node.kind(), 0) : null;
            case SUB -> b.isConstant(0) ? a : a == b ? constants.of(node.kind(), 0) : null;
            case MUL -> b.isConstant(1) ? a : b.isConstant(0) ? b : null;
            case AND -> and(a, b);
            case SHL, SHR, USHR -> b.isConstant() && (b.immediate() & (node.isWide() ? 63 : 31)) == 0 ? a : null;
            case DIV, UDIV -> b.isConstant(1) ? a : null;
            case REM, UREM -> b.isConstant(1) ? constants.of(node.kind(), 0) : null;
            case RETYPE -> a;
            case NARROW -> narrow(a);
            case SELECT -> node.input(1) == node.input(2) ? node.input(1) : null;
            case ZERO16 -> a.op() == Op.LOAD && a.access().width() == ringside.compiler.ir.Access.Width.U16 ? a : null;
            case COMPARE -> compare(node, a, b, constants);
            default -> null;
        };
    }

    private static Node narrow(Node a) {
        return (a.op() == Op.WIDEN || a.op() == Op.UNSIGNED) && !a.input(0).isWide() ? a.input(0) : null;
    }

    private static Node and(Node a, Node b) {
        if (a == b || b.isConstant(-1)) return a;
        if (b.isConstant(0)) return b;
        if (!b.isConstant() || a.op() != Op.LOAD || a.kind() != Kind.INT) return null;
        long mask = b.immediate();
        return switch (a.access().width()) {
            case U8 -> (mask & 0xFF) == 0xFF ? a : null;
            case U16 -> (mask & 0xFFFF) == 0xFFFF ? a : null;
            default -> null;
        };
    }

    private static Node compare(Node node, Node a, Node b, Constants constants) {
        if (a == b) return constants.integer(node.condition().holds(0, 0) ? 1 : 0);
        if (b.isConstant(0) && (a.isNonNull() || a.op() == Op.SYMBOL)) {
            if (node.condition() == Cond.EQ) return constants.integer(0);
            if (node.condition() == Cond.NE) return constants.integer(1);
        }
        boolean truth = a.op() == Op.COMPARE || a.op() == Op.INSTANCE_OF || a.op() == Op.STORE_TEST;
        if (truth && (b.isConstant(0) && node.condition() == Cond.NE || b.isConstant(1) && node.condition() == Cond.EQ)) return a;
        if (b.isConstant(0) && Ranges.isNonNegative(a)) {
            if (node.condition() == Cond.LT) return constants.integer(0);
            if (node.condition() == Cond.GE) return constants.integer(1);
        }
        return null;
    }
}
