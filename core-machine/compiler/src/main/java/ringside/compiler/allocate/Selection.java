package ringside.compiler.allocate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Decides which nodes get instructions of their own and which are operands or conditions of the node that uses them.
public final class Selection {
    private final Graph graph;
    private final int[] useCounts;
    private final BitSet folded = new BitSet();

    public Selection(Graph graph) {
        this.graph = graph;
        this.useCounts = new int[graph.nodeCount()];
        for (Block block : graph.blocks()) {
            for (Node node : block.nodes()) for (Node input : node.inputs()) useCounts[input.id()]++;
        }
        for (Block block : graph.blocks()) {
            for (Node node : block.nodes()) fold(node);
        }
    }

    /// True of nodes without instructions of their own.
    public boolean isFolded(Node node) {
        return isImmediate(node) || folded.get(node.id());
    }

    /// True of values that are written into each instruction that needs them.
    public static boolean isImmediate(Node node) {
        return node.op() == Op.CONSTANT || node.op() == Op.SYMBOL;
    }

    /// True of nodes that end up with a place of their own.
    public boolean hasLocation(Node node) {
        return node.kind() != ringside.compiler.ir.Kind.VOID && !isFolded(node) && useCounts[node.id()] > 0;
    }

    public boolean isUsed(Node node) {
        return useCounts[node.id()] > 0;
    }

    /// The values that must be in their places when `node` executes: its inputs, and those of what is folded into it.
    public List<Node> operands(Node node) {
        var operands = new ArrayList<Node>();
        collect(node, operands);
        return operands;
    }

    private void collect(Node node, List<Node> operands) {
        for (Node input : node.inputs()) {
            if (isImmediate(input)) continue;
            if (folded.get(input.id())) collect(input, operands);
            else operands.add(input);
        }
    }

    private boolean isSingle(Node node) {
        return useCounts[node.id()] == 1 && !isImmediate(node);
    }

    private void fold(Node node) {
        switch (node.op()) {
            case BRANCH -> foldCondition(node, node.input(0));
            case SELECT -> foldCondition(node, node.input(0));
            case GUARD -> foldGuard(node);
            case ADD, AND, OR, XOR, SUB, MUL -> foldOperand(node);
            case STORE -> foldUpdate(node);
            default -> { }
        }
    }

    private void foldCondition(Node user, Node condition) {
        if (condition.block() != user.block() || !isSingle(condition)) return;
        if (condition.op() == Op.COMPARE) {
            folded.set(condition.id());
            foldComparison(user, condition);
        } else if (user.op() == Op.BRANCH && (condition.op() == Op.INSTANCE_OF || condition.op() == Op.STORE_TEST)) {
            folded.set(condition.id());
        }
    }

    private void foldGuard(Node guard) {
        Node a = guard.input(0);
        boolean test = a.op() == Op.INSTANCE_OF || a.op() == Op.STORE_TEST;
        if (test && guard.condition() == Cond.EQ && guard.input(1).isConstant(0) && isSingle(a) && a.block() == guard.block()) {
            folded.set(a.id());
        }
        else foldComparison(guard, guard);
    }

    /// The sides of a comparison that executes at `at`: a bit mask, or one side straight from memory.
    private void foldComparison(Node at, Node comparison) {
        Node a = comparison.input(0);
        Node b = comparison.input(1);
        boolean againstZero = b.isConstant(0) && (comparison.condition() == Cond.EQ || comparison.condition() == Cond.NE);
        if (a.op() == Op.AND && againstZero && isSingle(a) && a.block() == at.block() && isSimpleMask(a)) {
            folded.set(a.id());
        } else if (canReadMemory(a, at)) {
            folded.set(a.id());
        } else if (canReadMemory(b, at)) {
            folded.set(b.id());
        }
    }

    private boolean isSimpleMask(Node and) {
        return !Selection.isImmediate(and.input(0)) && !folded.get(and.input(0).id()) && !folded.get(and.input(1).id());
    }

    private void foldOperand(Node node) {
        if (canReadMemory(node.input(1), node)) folded.set(node.input(1).id());
        else if (node.op().isCommutative() && !isImmediate(node.input(1)) && canReadMemory(node.input(0), node)) {
            node.inputs().addLast(node.inputs().removeFirst());
            folded.set(node.input(1).id());
        }
    }

    /// True if the load may happen as late as `user` and has the width of a whole operand.
    private boolean canReadMemory(Node load, Node user) {
        if (load.op() != Op.LOAD || !isSingle(load) || load.block() != user.block()) return false;
        Access.Width width = load.access().width();
        if (width != (load.isWide() ? Access.Width.W64 : Access.Width.W32)) return false;
        return isUndisturbed(load, user);
    }

    private static boolean isUndisturbed(Node load, Node user) {
        boolean fixed = load.access().order() != Access.Order.FREE || load.access().check() == Access.Check.NULL;
        List<Node> nodes = load.block().nodes();
        for (int i = nodes.indexOf(load) + 1; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node == user) return true;
            if (node.op() == Op.STORE || node.op() == Op.CALL || node.op() == Op.DISPATCH || node.op() == Op.MACHINE
                    || node.op() == Op.ALLOCATE) {
                return false;
            }
            if (fixed && !node.op().isPure() && !isQuietLoad(node)) return false;
        }
        return false;
    }

    private static boolean isQuietLoad(Node node) {
        return node.op() == Op.LOAD && node.access().order() == Access.Order.FREE && node.access().check() == Access.Check.NONE;
    }

    /// `[address] = [address] op x` becomes one read-modify-write instruction.
    private void foldUpdate(Node store) {
        Node value = store.stored();
        if (store.access().order() == Access.Order.VOLATILE) return;
        if (!isUpdate(value.op()) || !isSingle(value) || value.block() != store.block()) return;
        Access.Width width = store.access().width();
        if (width != (value.isWide() ? Access.Width.W64 : Access.Width.W32)) return;
        boolean swapped = value.op().isCommutative() && value.input(1).op() == Op.LOAD && isSamePlace(value.input(1), store);
        Node load = value.input(swapped ? 1 : 0);
        Node other = value.input(swapped ? 0 : 1);
        if (load.op() != Op.LOAD || !isSingle(load) || folded.get(other.id()) || !isSamePlace(load, store)) return;
        if (load.block() != store.block() || !isUndisturbed(load, store) || folded.get(load.id()) && !swapped) return;
        if (swapped) value.inputs().addLast(value.inputs().removeFirst());
        folded.set(load.id());
        folded.set(value.id());
    }

    private static boolean isUpdate(Op op) {
        return op == Op.ADD || op == Op.SUB || op == Op.AND || op == Op.OR || op == Op.XOR;
    }

    private static boolean isSamePlace(Node load, Node store) {
        Access a = load.access();
        Access b = store.access();
        return a.unchecked().equals(b.unchecked()) && load.inputs().equals(store.inputs().subList(0, b.inputs()));
    }
}
