package ringside.compiler.optimise;

import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Moves additions and shifts of addresses into the memory operands that use them.
final class AddressFolding {
    private AddressFolding() {}

    static void run(Graph graph) {
        for (Block block : graph.blocks()) {
            for (Node node : block.nodes()) {
                if (node.op() == Op.LOAD || node.op() == Op.STORE) while (foldBase(node) || foldIndex(node)) { }
            }
        }
    }

    private static boolean foldBase(Node node) {
        Access access = node.access();
        if (!access.hasBase()) return false;
        Node base = node.base();
        if (base.op() == Op.SYMBOL && access.symbol() == null) {
            node.withData(access.based((String) base.data()));
            node.inputs().removeFirst();
            return true;
        }
        if (base.op() != Op.ADD || access.check() == Access.Check.NULL) return false;
        if (base.input(1).isConstant() && fits(access.displacement() + base.input(1).immediate())) {
            node.withData(access.displaced((int) base.input(1).immediate()));
            node.inputs().set(0, base.input(0));
            return true;
        }
        if (access.hasIndex() || base.input(1).isConstant()) return false;
        node.withData(access.indexed(1));
        node.inputs().set(0, base.input(0));
        node.inputs().add(1, base.input(1));
        return true;
    }

    private static boolean fits(long displacement) {
        return displacement == (int) displacement;
    }

    private static boolean foldIndex(Node node) {
        Access access = node.access();
        if (!access.hasIndex()) return false;
        int at = access.hasBase() ? 1 : 0;
        Node index = node.index();
        if (index.isConstant() && fits(access.displacement() + index.immediate() * access.scale())) {
            node.withData(access.plain().displaced((int) index.immediate() * access.scale()));
            node.inputs().remove(at);
            return true;
        }
        if (index.op() == Op.UNSIGNED && !index.input(0).isWide()) {
            node.inputs().set(at, index.input(0));
            return true;
        }
        if (index.op() == Op.SHL && index.isWide() && index.input(1).isConstant()
                && access.scale() << index.input(1).immediate() <= 8
                && index.input(1).immediate() <= 3) {
            node.withData(access.indexed(access.scale() << index.input(1).immediate()));
            node.inputs().set(at, index.input(0));
            return true;
        }
        if (index.op() == Op.ADD && index.isWide() && index.input(1).isConstant()
                && fits(access.displacement() + index.input(1).immediate() * access.scale())) {
            node.withData(access.displaced((int) index.input(1).immediate() * access.scale()));
            node.inputs().set(at, index.input(0));
            return true;
        }
        return false;
    }
}
