package ringside.compiler.optimise;

import java.util.ArrayDeque;
import java.util.BitSet;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Drops nodes whose value nobody needs. A load that would find a null reference leaves a probe behind.
final class DeadCode {
    private DeadCode() {}

    static void remove(Graph graph) {
        var live = new BitSet();
        var work = new ArrayDeque<Node>();
        for (Block block : graph.blocks()) {
            for (Node node : block.nodes()) {
                if (isRoot(node)) mark(node, live, work);
                if (isChecked(node)) mark(node.base(), live, work);
            }
        }
        while (!work.isEmpty()) for (Node input : work.remove().inputs()) mark(input, live, work);
        for (Block block : graph.blocks()) sweep(graph, block, live);
    }

    private static boolean isChecked(Node node) {
        return node.op() == Op.LOAD && node.access().check() == Access.Check.NULL;
    }

    private static void mark(Node node, BitSet live, ArrayDeque<Node> work) {
        if (live.get(node.id())) return;
        live.set(node.id());
        work.add(node);
    }

    private static boolean isRoot(Node node) {
        return switch (node.op()) {
            case STORE, GUARD, NULL_PROBE, CALL, DISPATCH, MACHINE, ALLOCATE -> true;
            case LOAD -> node.access().order() != Access.Order.FREE;
            default -> node.op().isTerminator();
        };
    }

    private static void sweep(Graph graph, Block block, BitSet live) {
        for (int i = 0; i < block.nodes().size(); i++) {
            Node node = block.nodes().get(i);
            if (live.get(node.id())) continue;
            if (isChecked(node)) {
                Node probe = graph.node(Op.NULL_PROBE, Kind.VOID, node.position(), node.base()).withLocals(node.locals());
                probe.placeIn(block);
                block.nodes().set(i, probe);
            } else {
                block.nodes().remove(i--);
            }
        }
    }
}
