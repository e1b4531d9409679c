package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Shortens control flow: joins a block with its only successor, and leads a jump whose outcome its block already decides past
/// the test.
final class BranchThreading {
    private final Graph graph;

    BranchThreading(Graph graph) {
        this.graph = graph;
    }

    void run() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : graph.blocks()) changed |= thread(block);
            if (changed) graph.analyse();
        }
        boolean joined = false;
        for (Block block : graph.blocks()) while (join(block)) joined = true;
        if (joined) graph.analyse();
        graph.resolve();
    }

    /// Appends the only successor, if this block is its only predecessor.
    private static boolean join(Block block) {
        if (block.terminator() == null || block.terminator().op() != Op.GOTO) return false;
        Block next = block.successors().getFirst();
        if (next == block || next.predecessors().size() != 1) return false;
        block.nodes().removeLast();
        for (Node node : next.nodes()) {
            if (node.op() == Op.PHI) node.replaceBy(node.input(0).current());
            else block.add(node);
        }
        next.nodes().clear();
        block.removeSuccessor(next);
        for (Block after : List.copyOf(next.successors())) {
            block.successors().add(after);
            after.predecessors().set(after.predecessors().indexOf(next), block);
        }
        next.successors().clear();
        return true;
    }

    /// A block of nothing but one phi and a test of it against constants.
    private boolean thread(Block block) {
        Node end = block.terminator();
        if (end == null || end.op() != Op.BRANCH && end.op() != Op.SWITCH || block.phis().size() != 1) return false;
        Node phi = block.nodes().getFirst();
        Node test = end.input(0);
        boolean direct = test == phi && block.nodes().size() == 2;
        boolean compared = test.op() == Op.COMPARE && test.block() == block && block.nodes().size() == 3
                && test.input(0) == phi && test.input(1).isConstant();
        if (!direct && !compared || isUsedElsewhere(phi, block) || compared && isUsedElsewhere(test, block)) return false;
        boolean changed = false;
        for (Block before : List.copyOf(block.predecessors())) {
            if (before.terminator().op() != Op.GOTO) continue;
            Node value = phi.input(block.predecessors().indexOf(before));
            if (!value.isConstant()) continue;
            redirect(before, block, target(block, end, outcome(test, phi, value)), phi, value);
            changed = true;
        }
        return changed;
    }

    private boolean isUsedElsewhere(Node node, Block block) {
        for (Block other : graph.blocks()) {
            for (Node user : other.nodes()) {
                if (other == block && user.op() != Op.PHI) continue;
                if (user.inputs().contains(node) && user != node) {
                    if (user.op() != Op.PHI || !block.successors().contains(other)) return true;
                    if (!onlyThrough(user, node, block)) return true;
                }
            }
        }
        return false;
    }

    /// True if the phi takes `node` from `block` alone.
    private static boolean onlyThrough(Node user, Node node, Block block) {
        for (int i = 0; i < user.inputs().size(); i++) {
            if (user.input(i) == node && user.block().predecessors().get(i) != block) return false;
        }
        return true;
    }

    private static long outcome(Node test, Node phi, Node value) {
        if (test == phi) return value.immediate();
        return test.condition().holds(value.immediate(), test.input(1).immediate()) ? 1 : 0;
    }

    private static Block target(Block block, Node end, long value) {
        if (end.op() == Op.BRANCH) return block.successors().get(value != 0 ? 0 : 1);
        int[] keys = (int[]) end.data();
        for (int i = 0; i < keys.length; i++) if (keys[i] == value) return block.successors().get(i);
        return block.successors().getLast();
    }

    private void redirect(Block before, Block block, Block target, Node phi, Node value) {
        int edge = target.predecessors().indexOf(block);
        var passed = new ArrayList<Node>();
        for (Node other : target.phis()) passed.add(other.input(edge) == phi ? value : other.input(edge));
        Node jump = before.nodes().removeLast();
        before.removeSuccessor(block);
        before.add(graph.node(Op.GOTO, Kind.VOID, jump.position()));
        before.addSuccessor(target);
        int i = 0;
        for (Node other : target.phis()) other.inputs().add(passed.get(i++));
    }
}
