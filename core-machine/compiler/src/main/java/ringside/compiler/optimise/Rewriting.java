package ringside.compiler.optimise;

import java.util.List;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Cheaper forms of an operation that need new nodes. They are appended to a list, in the order in which they must stand.
final class Rewriting {
    private final Graph graph;
    private final Constants constants;

    Rewriting(Graph graph, Constants constants) {
        this.graph = graph;
        this.constants = constants;
    }

    /// Nodes that compute what `node` does, the last one its value; empty if it is best as it is.
    List<Node> rewrite(Node node) {
        return switch (node.op()) {
            case COMPARE -> comparison(node);
            case MUL -> product(node);
            case DIV -> quotient(node);
            case REM -> remainder(node);
            case UDIV -> unsignedQuotient(node);
            case UREM -> unsignedRemainder(node);
            case WIDEN, UNSIGNED, SIGN8, SIGN16, ZERO8, ZERO16 -> extension(node);
            case AND -> isLowHalf(node) ? List.of(like(node, Op.UNSIGNED, node.input(0))) : reassociate(node);
            case ADD, OR, XOR -> reassociate(node);
            case SUB -> difference(node);
            default -> List.of();
        };
    }

    private Node like(Node node, Op op, Node... inputs) {
        return graph.node(op, node.kind(), node.position(), inputs).withLocals(node.locals());
    }

    private Node compare(Node node, Cond condition, Node a, Node b) {
        return graph.node(Op.COMPARE, Kind.INT, node.position(), a, b).withCondition(condition).withLocals(node.locals());
    }

    /// An extension takes the low part of what it is given, so a long need not be narrowed first.
    private List<Node> extension(Node node) {
        Node value = node.input(0);
        if (value.op() == Op.NARROW) return List.of(like(node, node.op(), value.input(0)));
        return node.op() == Op.WIDEN && !value.isWide() && Ranges.isNonNegative(value)
                ? List.of(like(node, Op.UNSIGNED, value)) : List.of();
    }

    private static boolean isLowHalf(Node and) {
        return and.isWide() && and.input(1).isConstant(0xFFFF_FFFFL);
    }

    private List<Node> comparison(Node node) {
        Node a = node.input(0);
        Node b = node.input(1);
        if (a.isConstant() && !b.isConstant()) return List.of(compare(node, node.condition().swapped(), b, a));
        if (!b.isConstant()) return List.of();
        if (a.op() == Op.THREE_WAY && b.isConstant(0)) {
            Cond condition = a.immediate() == 0 ? node.condition() : unsigned(node.condition());
            return List.of(compare(node, condition, a.input(0), a.input(1)));
        }
        if (a.op() == Op.COMPARE
                && (b.isConstant(0) && node.condition() == Cond.EQ || b.isConstant(1) && node.condition() == Cond.NE)) {
            return List.of(compare(node, a.condition().negated(), a.input(0), a.input(1)));
        }
        return List.of();
    }

    private static Cond unsigned(Cond condition) {
        return switch (condition) {
            case LT -> Cond.ULT;
            case GE -> Cond.UGE;
            case GT -> Cond.UGT;
            case LE -> Cond.ULE;
            default -> condition;
        };
    }

    private static boolean isPowerOfTwo(Node node) {
        return node.isConstant() && node.immediate() > 1 && Long.bitCount(node.immediate()) == 1;
    }

    private Node shift(Node node, Op op, Node value, long count) {
        return like(node, op, value, constants.integer((int) count));
    }

    private List<Node> product(Node node) {
        Node factor = node.input(1);
        if (!isPowerOfTwo(factor)) return List.of();
        return List.of(shift(node, Op.SHL, node.input(0), Long.numberOfTrailingZeros(factor.immediate())));
    }

    /// Adds divisor - 1 to negative dividends, so that the shift rounds towards zero.
    private List<Node> biased(Node node, int count) {
        int bits = node.isWide() ? 64 : 32;
        Node value = node.input(0);
        Node sign = shift(node, Op.SHR, value, bits - 1);
        Node bias = shift(node, Op.USHR, sign, bits - count);
        return List.of(sign, bias, like(node, Op.ADD, value, bias));
    }

    private List<Node> quotient(Node node) {
        if (!isPowerOfTwo(node.input(1))) return List.of();
        int count = Long.numberOfTrailingZeros(node.input(1).immediate());
        if (Ranges.isNonNegative(node.input(0))) return List.of(shift(node, Op.USHR, node.input(0), count));
        List<Node> biased = biased(node, count);
        return List.of(biased.get(0), biased.get(1), biased.get(2), shift(node, Op.SHR, biased.get(2), count));
    }

    private List<Node> remainder(Node node) {
        if (!isPowerOfTwo(node.input(1))) return List.of();
        long mask = node.input(1).immediate() - 1;
        if (Ranges.isNonNegative(node.input(0))) {
            return List.of(like(node, Op.AND, node.input(0), constants.of(node.kind(), mask)));
        }
        List<Node> biased = biased(node, Long.numberOfTrailingZeros(mask + 1));
        Node rounded = like(node, Op.AND, biased.get(2), constants.of(node.kind(), ~mask));
        return List.of(biased.get(0), biased.get(1), biased.get(2), rounded, like(node, Op.SUB, node.input(0), rounded));
    }

    private List<Node> unsignedQuotient(Node node) {
        if (!isPowerOfTwo(node.input(1))) return List.of();
        return List.of(shift(node, Op.USHR, node.input(0), Long.numberOfTrailingZeros(node.input(1).immediate())));
    }

    private List<Node> unsignedRemainder(Node node) {
        if (!isPowerOfTwo(node.input(1))) return List.of();
        return List.of(like(node, Op.AND, node.input(0), constants.of(node.kind(), node.input(1).immediate() - 1)));
    }

    /// `(x op c) op d` becomes `x op (c op d)`.
    private List<Node> reassociate(Node node) {
        Node a = node.input(0);
        Node b = node.input(1);
        if (a.op() != node.op() || !b.isConstant() || !a.input(1).isConstant()) return List.of();
        long c = a.input(1).immediate();
        long d = b.immediate();
        long joined = switch (node.op()) {
            case ADD -> c + d;
            case AND -> c & d;
            case OR -> c | d;
            default -> c ^ d;
        };
        return List.of(like(node, node.op(), a.input(0), constants.of(node.kind(), joined)));
    }

    private List<Node> difference(Node node) {
        Node b = node.input(1);
        if (b.isConstant()) return List.of(like(node, Op.ADD, node.input(0), constants.of(node.kind(), -b.immediate())));
        return node.input(0).isConstant(0) ? List.of(like(node, Op.NEG, b)) : List.of();
    }
}
