package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Replaces divisions by constants. It runs when nothing more is to be learned from the size of a remainder.
final class ConstantDivision {
    private final Graph graph;
    private final Constants constants;
    private final List<Node> made = new ArrayList<>();
    private Node division;

    private ConstantDivision(Graph graph) {
        this.graph = graph;
        this.constants = new Constants(graph);
    }

    static void run(Graph graph) {
        var pass = new ConstantDivision(graph);
        for (Block block : graph.blocks()) pass.visit(block);
        graph.resolve();
    }

    private void visit(Block block) {
        List<Node> old = List.copyOf(block.nodes());
        // Constants may be put in front of the entry block meanwhile; they stay there.
        for (Node node : old) {
            if (!isConstantDivision(node)) continue;
            division = node;
            made.clear();
            Node result = node.op() == Op.DIV || node.op() == Op.UDIV ? quotient() : remainder();
            int at = block.nodes().indexOf(node);
            block.nodes().remove(at);
            block.nodes().addAll(at, made);
            for (Node one : made) one.placeIn(block);
            node.replaceBy(result);
        }
    }

    private static boolean isConstantDivision(Node node) {
        return switch (node.op()) {
            case DIV, REM, UDIV, UREM -> node.input(1).current().isConstant() && node.input(1).current().immediate() != 0;
            default -> false;
        };
    }

    private Node add(Op op, Kind kind, Node... inputs) {
        Node node = graph.node(op, kind, division.position(), inputs);
        made.add(node);
        return node;
    }

    private Node same(Op op, Node... inputs) {
        return add(op, division.kind(), inputs);
    }

    private Node shifted(Op op, Node value, int count) {
        return count == 0 ? value : add(op, value.kind(), value, constants.integer(count));
    }

    private Node constant(long value) {
        return constants.of(division.kind(), value);
    }

    private Node dividend() {
        return division.input(0).current();
    }

    /// The divisor as a 64-bit pattern: sign-extended for signed divisions, zero-extended for unsigned ones.
    private long divisor() {
        long value = division.input(1).current().immediate();
        return isSigned() || division.isWide() ? value : value & 0xFFFF_FFFFL;
    }

    private boolean isSigned() {
        return division.op() == Op.DIV || division.op() == Op.REM;
    }

    private long smallest() {
        return division.isWide() ? Long.MIN_VALUE : Integer.MIN_VALUE;
    }

    private Node remainder() {
        return same(Op.SUB, dividend(), same(Op.MUL, quotient(), constant(divisor())));
    }

    private Node quotient() {
        long divisor = divisor();
        if (!isSigned()) return unsigned(divisor);
        if (divisor == smallest()) return truth(Cond.EQ, divisor);
        Node quotient = signed(Math.abs(divisor));
        return divisor < 0 ? same(Op.NEG, quotient) : quotient;
    }

    /// 1 if the condition holds between dividend and divisor, else 0.
    private Node truth(Cond condition, long divisor) {
        Node truth = add(Op.COMPARE, Kind.INT, dividend(), constant(divisor)).withCondition(condition);
        return division.isWide() ? add(Op.UNSIGNED, Kind.LONG, truth) : truth;
    }

    private Node signed(long divisor) {
        if (divisor == 1) return dividend();
        if (Long.bitCount(divisor) == 1) return signedShift(Long.numberOfTrailingZeros(divisor));
        Node rounded = division.isWide() ? longProduct(divisor) : intProduct(divisor);
        if (Ranges.isNonNegative(dividend())) return rounded;
        return same(Op.SUB, rounded, shifted(Op.SHR, dividend(), division.isWide() ? 63 : 31));
    }

    /// Adds divisor - 1 to negative dividends, so that the shift rounds towards zero.
    private Node signedShift(int count) {
        int bits = division.isWide() ? 64 : 32;
        Node bias = shifted(Op.USHR, shifted(Op.SHR, dividend(), bits - 1), bits - count);
        return shifted(Op.SHR, same(Op.ADD, dividend(), bias), count);
    }

    /// `floor(dividend / divisor)` of ints: the product has room in 64 bits.
    private Node intProduct(long divisor) {
        Reciprocal reciprocal = Reciprocal.of(divisor, 31);
        Node wide = add(Op.WIDEN, Kind.LONG, dividend());
        Node product = add(Op.MUL, Kind.LONG, wide, constants.of(Kind.LONG, reciprocal.factor().longValueExact()));
        return add(Op.NARROW, Kind.INT, shifted(Op.SHR, product, reciprocal.shift()));
    }

    /// `floor(dividend / divisor)` of longs. A factor of 64 bits is negative to the multiplication, which then lacks one dividend.
    private Node longProduct(long divisor) {
        Reciprocal reciprocal = Reciprocal.of(divisor, 63);
        Node factor = constant(reciprocal.factor().longValue());
        int shift = reciprocal.shift() - 64;
        if (shift < 0) {
            // Only a divisor just below the largest long has so small a factor; the product's upper half is its quotient.
            factor = constant(reciprocal.factor().longValue() << -shift);
            shift = 0;
        }
        Node high = same(Op.MULTIPLY_HIGH, dividend(), factor);
        if (factor.immediate() < 0) high = same(Op.ADD, high, dividend());
        return shifted(Op.SHR, high, shift);
    }

    private Node unsigned(long divisor) {
        if (divisor == 1) return dividend();
        if (Long.bitCount(divisor) == 1) return shifted(Op.USHR, dividend(), Long.numberOfTrailingZeros(divisor));
        if (divisor < 0) return truth(Cond.UGE, divisor);
        return division.isWide() ? unsignedLong(Reciprocal.of(divisor, 64)) : unsignedInt(Reciprocal.of(divisor, 32));
    }

    private Node unsignedInt(Reciprocal reciprocal) {
        Node wide = add(Op.UNSIGNED, Kind.LONG, dividend());
        long factor = reciprocal.factor().longValueExact();
        Node quotient = reciprocal.fits(32)
                ? shifted(Op.USHR, add(Op.MUL, Kind.LONG, wide, constants.of(Kind.LONG, factor)), reciprocal.shift())
                : add(Op.MULTIPLY_HIGH_UNSIGNED, Kind.LONG, wide, constants.of(Kind.LONG, factor << 64 - reciprocal.shift()));
        return add(Op.NARROW, Kind.INT, quotient);
    }

    /// A factor of 65 bits is used without its highest; half the missing dividend is added before the last shift.
    private Node unsignedLong(Reciprocal reciprocal) {
        Node high = same(Op.MULTIPLY_HIGH_UNSIGNED, dividend(), constant(reciprocal.factor().longValue()));
        int shift = reciprocal.shift() - 64;
        if (reciprocal.fits(64)) return shifted(Op.USHR, high, shift);
        Node half = shifted(Op.USHR, same(Op.SUB, dividend(), high), 1);
        return shifted(Op.USHR, same(Op.ADD, half, high), shift - 1);
    }
}
