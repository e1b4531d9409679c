package ringside.compiler.allocate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Numbers the steps of a method and finds the positions at which each value is live.
final class Lifetimes {
    static final int READ = 0;
    static final int DESTROY = 1;
    static final int RESULT = 2;
    static final int QUARTERS = 4;

    private final Selection selection;
    private final List<Block> order;
    private final Map<Node, Integer> steps = new HashMap<>();
    private final Map<Block, Integer> starts = new HashMap<>();
    private final Map<Block, Integer> ends = new HashMap<>();
    private final Map<Block, BitSet> liveAtStart = new HashMap<>();
    private final Map<Node, BitSet> lives = new HashMap<>();
    private final Node[] nodes;

    Lifetimes(Graph graph, List<Block> order, Selection selection) {
        this.selection = selection;
        this.order = order;
        this.nodes = new Node[graph.nodeCount()];
        number();
        findLiveness();
        for (Block block : order) fill(block);
    }

    private void number() {
        int step = 0;
        for (Block block : order) {
            starts.put(block, step++ * QUARTERS);
            for (Node node : block.nodes()) {
                nodes[node.id()] = node;
                if (node.op() != Op.PHI && !selection.isFolded(node)) steps.put(node, step++ * QUARTERS);
            }
            ends.put(block, step * QUARTERS - 1);
        }
    }

    /// First position of a step.
    int step(Node node) {
        return steps.get(node);
    }

    Map<Node, BitSet> lives() {
        return lives;
    }

    /// Values wanted by the phis of the only successor, at the end of `block`.
    private void addPhiInputs(Block block, BitSet live) {
        for (Block next : block.successors()) {
            if (next.phis().isEmpty()) continue;
            int edge = next.predecessors().indexOf(block);
            for (Node phi : next.phis()) {
                Node value = phi.input(edge);
                if (selection.hasLocation(phi) && !Selection.isImmediate(value)) live.set(value.id());
            }
        }
    }

    private BitSet liveAtEnd(Block block) {
        var live = new BitSet();
        for (Block next : block.successors()) live.or(liveAtStart.getOrDefault(next, new BitSet()));
        addPhiInputs(block, live);
        return live;
    }

    private void findLiveness() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : order.reversed()) {
                BitSet live = liveAtEnd(block);
                for (Node node : block.nodes().reversed()) {
                    live.clear(node.id());
                    if (node.op() == Op.PHI || selection.isFolded(node)) continue;
                    for (Node operand : selection.operands(node)) live.set(operand.id());
                }
                changed |= !live.equals(liveAtStart.put(block, live));
            }
        }
    }

    private BitSet life(Node node) {
        return lives.computeIfAbsent(node, _ -> new BitSet());
    }

    /// Walks a block backwards and marks, for each value, the positions from its birth (or the block's start) to its last use.
    private void fill(Block block) {
        int[] until = new int[nodes.length];
        BitSet live = liveAtEnd(block);
        var phiInputs = new BitSet();
        addPhiInputs(block, phiInputs);
        var after = new BitSet();
        for (Block next : block.successors()) after.or(liveAtStart.get(next));
        int lastStep = steps.get(block.terminator());
        for (int id = live.nextSetBit(0); id >= 0; id = live.nextSetBit(id + 1)) {
            until[id] = after.get(id) ? ends.get(block) + 1 : lastStep + READ + 1;
        }
        for (Node node : block.nodes().reversed()) {
            if (node.op() == Op.PHI) {
                if (selection.hasLocation(node)) {
                    life(node).set(starts.get(block), Math.max(until[node.id()], starts.get(block) + 1));
                }
                live.clear(node.id());
                continue;
            }
            if (selection.isFolded(node)) continue;
            int step = steps.get(node);
            if (selection.hasLocation(node)) life(node).set(step + RESULT, Math.max(until[node.id()], step + RESULT + 1));
            live.clear(node.id());
            for (Node operand : selection.operands(node)) {
                if (live.get(operand.id())) continue;
                live.set(operand.id());
                until[operand.id()] = step + READ + 1;
            }
        }
        for (int id = live.nextSetBit(0); id >= 0; id = live.nextSetBit(id + 1)) {
            life(nodes[id]).set(starts.get(block), until[id]);
        }
        fillPhiBirths(block, lastStep);
    }

    /// A phi is written by the jump that leads to it.
    private void fillPhiBirths(Block block, int lastStep) {
        for (Block next : block.successors()) {
            for (Node phi : next.phis()) if (selection.hasLocation(phi)) life(phi).set(lastStep + RESULT, ends.get(block) + 1);
        }
    }
}
