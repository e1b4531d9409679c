package ringside.compiler.optimise;

import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// What is known of the size of a value.
final class Ranges {
    private static final int DEPTH = 6;

    private Ranges() {}

    /// True of values that are certainly at least 0.
    static boolean isNonNegative(Node node) {
        return isNonNegative(node, DEPTH);
    }

    private static boolean isNonNegative(Node node, int depth) {
        if (depth == 0) return false;
        return switch (node.op()) {
            case CONSTANT -> node.immediate() >= 0;
            case COMPARE, INSTANCE_OF, STORE_TEST, ZERO8, ZERO16, COUNT_LEADING, COUNT_TRAILING, UNSIGNED -> true;
            case AND -> isNonNegative(node.input(0), depth - 1) || isNonNegative(node.input(1), depth - 1);
            case USHR -> node.input(1).isConstant() && (node.input(1).immediate() & (node.isWide() ? 63 : 31)) != 0
                    || isNonNegative(node.input(0), depth - 1);
            case SHR, REM -> isNonNegative(node.input(0), depth - 1);
            case WIDEN -> !node.input(0).isWide() && isNonNegative(node.input(0), depth - 1);
            case DIV -> isNonNegative(node.input(0), depth - 1) && isNonNegative(node.input(1), depth - 1);
            case LOAD -> isNonNegativeLoad(node.access());
            case SELECT -> isNonNegative(node.input(1), depth - 1) && isNonNegative(node.input(2), depth - 1);
            case PHI -> isNonNegativePhi(node, depth);
            default -> false;
        };
    }

    /// A number that the value, seen as unsigned, never exceeds; -1 (all ones) if nothing is known.
    static long maximum(Node node) {
        return maximum(node, DEPTH);
    }

    private static long maximum(Node node, int depth) {
        long all = node.isWide() ? -1 : 0xFFFF_FFFFL;
        if (depth == 0) return all;
        return switch (node.op()) {
            case CONSTANT -> node.immediate() & all;
            case COMPARE, INSTANCE_OF, STORE_TEST -> 1;
            case ZERO8 -> 0xFF;
            case ZERO16 -> 0xFFFF;
            case COUNT_LEADING, COUNT_TRAILING -> 64;
            case UNSIGNED -> node.input(0).isWide() ? 0xFFFF_FFFFL : maximum(node.input(0), depth - 1);
            case AND -> least(maximum(node.input(0), depth - 1), maximum(node.input(1), depth - 1));
            case UREM -> node.input(1).isConstant() && node.input(1).immediate() > 0 ? node.input(1).immediate() - 1 : all;
            case REM -> node.input(1).isConstant() && node.input(1).immediate() > 0 && isNonNegative(node.input(0), depth - 1)
                    ? node.input(1).immediate() - 1 : all;
            case USHR -> node.input(1).isConstant()
                    ? maximum(node.input(0), depth - 1) >>> (node.input(1).immediate() & (node.isWide() ? 63 : 31)) : all;
            case LOAD -> node.access().width() == Access.Width.U8 ? 0xFF : node.access().width() == Access.Width.U16
                    ? 0xFFFF : all;
            default -> all;
        };
    }

    private static long least(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static boolean isNonNegativeLoad(Access access) {
        boolean length = access.alias().equals(Access.HEADER) && access.displacement() == 4 && access.width() == Access.Width.W32;
        return length || access.width() == Access.Width.U8 || access.width() == Access.Width.U16;
    }

    private static boolean isNonNegativePhi(Node phi, int depth) {
        for (Node input : phi.inputs()) {
            Node value = input.current();
            if (value != phi && !isNonNegative(value, depth - 1) && !isBoundedIncrement(phi, value)) return false;
        }
        return true;
    }

    /// True of `phi + 1` where the loop's own condition has just shown that `phi` is less than something, so that nothing
    /// overflows.
    private static boolean isBoundedIncrement(Node phi, Node value) {
        if (value.op() != Op.ADD || value.input(0).current() != phi || !value.input(1).current().isConstant(1)) return false;
        Block header = phi.block();
        Node end = header.terminator();
        if (end == null || end.op() != Op.BRANCH) return false;
        Node test = end.input(0).current();
        if (test.op() != Op.COMPARE) return false;
        Cond condition = test.input(0).current() == phi ? test.condition() : test.input(1).current() == phi
                ? test.condition().swapped() : null;
        if (condition != Cond.LT && condition != Cond.GE) return false;
        Block inside = header.successors().get(condition == Cond.LT ? 0 : 1);
        return inside.predecessors().size() == 1 && value.block().isDominatedBy(inside);
    }
}
