package ringside.compiler.optimise;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Division by a constant as multiplication by its scaled reciprocal, where the rounding is exact for every dividend
/// (Granlund and Montgomery, "Division by Invariant Integers using Multiplication", theorem 5.1). Powers of two need shifts alone.
final class ConstantDivision {
    private final Graph graph;
    private final Constants constants;
    private final Node division;
    private final Node dividend;
    private final List<Node> steps = new ArrayList<>();

    private ConstantDivision(Graph graph, Constants constants, Node division) {
        this.graph = graph;
        this.constants = constants;
        this.division = division;
        this.dividend = division.input(0);
    }

    /// Nodes for a DIV or REM by a constant; empty if the divisor is one no multiplication serves.
    static List<Node> signed(Graph graph, Constants constants, Node division) {
        long divisor = division.input(1).immediate();
        long smallest = division.isWide() ? Long.MIN_VALUE : Integer.MIN_VALUE;
        if (divisor == 0 || divisor == smallest) return List.of();
        var steps = new ConstantDivision(graph, constants, division);
        if (division.op() == Op.REM && Long.bitCount(Math.abs(divisor)) == 1) {
            steps.remainderOfPower(Long.numberOfTrailingZeros(divisor));
            return steps.steps;
        }
        Node quotient = steps.quotient(Math.abs(divisor));
        if (division.op() == Op.REM) steps.remainder(quotient, Math.abs(divisor));
        else if (divisor < 0) steps.add(Op.NEG, division.kind(), quotient);
        return steps.steps;
    }

    /// Nodes for a UDIV or UREM by a constant; empty for long dividends that may exceed the largest signed one.
    static List<Node> unsigned(Graph graph, Constants constants, Node division) {
        long divisor = division.input(1).immediate();
        var steps = new ConstantDivision(graph, constants, division);
        if (division.isWide()) {
            if (divisor <= 0 || !Ranges.isNonNegative(division.input(0))) return List.of();
            Node quotient = steps.quotient(divisor);
            if (division.op() == Op.UREM) steps.remainder(quotient, divisor);
            return steps.steps;
        }
        if (divisor == 0) return List.of();
        long wide = divisor & 0xFFFF_FFFFL;
        Node all = steps.add(Op.UNSIGNED, Kind.LONG, steps.dividend);
        Node high = steps.add(Op.MULTIPLY_HIGH, Kind.LONG, all, constants.of(Kind.LONG, Long.divideUnsigned(-1, wide) + 1)).withImmediate(1);
        Node quotient = steps.add(Op.NARROW, Kind.INT, high);
        if (division.op() == Op.UREM) steps.remainder(quotient, divisor);
        return steps.steps;
    }

    private Node add(Op op, Kind kind, Node... inputs) {
        Node node = graph.node(op, kind, division.position(), inputs);
        steps.add(node);
        return node;
    }

    private Node shift(Op op, Kind kind, Node value, int count) {
        return count == 0 ? value : add(op, kind, value, constants.integer(count));
    }

    private void remainder(Node quotient, long divisor) {
        Kind kind = division.kind();
        add(Op.SUB, kind, dividend, add(Op.MUL, kind, quotient, constants.of(kind, divisor)));
    }

    /// Division by a positive number.
    private Node quotient(long divisor) {
        if (Long.bitCount(divisor) == 1) return powerOfTwo(Long.numberOfTrailingZeros(divisor));
        return division.isWide() ? wide(divisor) : narrow((int) divisor);
    }

    private Node powerOfTwo(int count) {
        Kind kind = division.kind();
        if (count == 0) return dividend;
        if (Ranges.isNonNegative(dividend)) return shift(Op.USHR, kind, dividend, count);
        return shift(Op.SHR, kind, raised(count), count);
    }

    /// Negative dividends raised by the divisor less one, so that rounding down rounds towards zero.
    private Node raised(int count) {
        Kind kind = division.kind();
        int bits = division.isWide() ? 64 : 32;
        Node bias = shift(Op.USHR, kind, shift(Op.SHR, kind, dividend, bits - 1), bits - count);
        return add(Op.ADD, kind, dividend, bias);
    }

    private void remainderOfPower(int count) {
        Kind kind = division.kind();
        if (count == 0) {
            add(Op.SUB, kind, dividend, dividend);
            return;
        }
        add(Op.SUB, kind, dividend, add(Op.AND, kind, raised(count), constants.of(kind, -1L << count)));
    }

    /// The product of 32 bits and a reciprocal of at most 32 bits fits into a register.
    private Node narrow(int divisor) {
        int exponent = 31 + 32 - Integer.numberOfLeadingZeros(divisor - 1);
        Node reciprocal = constants.of(Kind.LONG, (1L << exponent) / divisor + 1);
        if (Ranges.isNonNegative(dividend)) {
            Node product = add(Op.MUL, Kind.LONG, add(Op.UNSIGNED, Kind.LONG, dividend), reciprocal);
            return add(Op.NARROW, Kind.INT, shift(Op.USHR, Kind.LONG, product, exponent));
        }
        Node product = add(Op.MUL, Kind.LONG, add(Op.WIDEN, Kind.LONG, dividend), reciprocal);
        Node rounded = add(Op.NARROW, Kind.INT, shift(Op.SHR, Kind.LONG, product, exponent));
        return add(Op.SUB, Kind.INT, rounded, shift(Op.SHR, Kind.INT, dividend, 31));
    }

    private Node wide(long divisor) {
        BigInteger d = BigInteger.valueOf(divisor);
        int exponent = 64;
        while (reciprocal(d, exponent).multiply(d).subtract(BigInteger.TWO.pow(exponent)).compareTo(BigInteger.TWO.pow(exponent - 63)) > 0) exponent++;
        long reciprocal = reciprocal(d, exponent).longValue();
        Node high = add(Op.MULTIPLY_HIGH, Kind.LONG, dividend, constants.of(Kind.LONG, reciprocal));
        // As a signed number the reciprocal lost 2^64, which is the dividend itself in the upper half.
        if (reciprocal < 0) high = add(Op.ADD, Kind.LONG, high, dividend);
        Node rounded = shift(Op.SHR, Kind.LONG, high, exponent - 64);
        return Ranges.isNonNegative(dividend) ? rounded : add(Op.SUB, Kind.LONG, rounded, shift(Op.SHR, Kind.LONG, dividend, 63));
    }

    private static BigInteger reciprocal(BigInteger divisor, int exponent) {
        return BigInteger.TWO.pow(exponent).divide(divisor).add(BigInteger.ONE);
    }
}
