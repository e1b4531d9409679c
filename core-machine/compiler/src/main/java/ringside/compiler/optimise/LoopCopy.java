package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// A second copy of a loop, without some of its nodes. Both leave to the same places, where their values join.
final class LoopCopy {
    private final Graph graph;
    private final Block header;
    private final Set<Block> loop;
    private final Map<Block, Block> blocks = new LinkedHashMap<>();
    private final Map<Node, Node> nodes = new HashMap<>();
    private final Set<Block> exits = new HashSet<>();

    private LoopCopy(Graph graph, Block header, Set<Block> loop) {
        this.graph = graph;
        this.header = header;
        this.loop = loop;
    }

    /// Makes the copy; `landing`, so far without successor, leads into it.
    ///
    /// @param original the only block outside that leads into the loop
    static void make(Graph graph, Block header, Set<Block> loop, Set<Node> without, Block original, Block landing) {
        var copy = new LoopCopy(graph, header, loop);
        copy.copyNodes(without);
        copy.connect(original, landing);
        copy.joinValues();
        graph.analyse();
    }

    private void copyNodes(Set<Node> without) {
        for (Block block : graph.blocks()) {
            if (!loop.contains(block)) continue;
            Block twin = graph.newBlock();
            blocks.put(block, twin);
            for (Node node : block.nodes()) {
                if (without.contains(node)) continue;
                Node other = node.copyInto(graph);
                twin.add(other);
                nodes.put(node, other);
            }
        }
        for (Node twin : nodes.values()) twin.inputs().replaceAll(input -> nodes.getOrDefault(input, input));
    }

    /// Keeps the order of edges, as phis and branches count on it.
    private void connect(Block original, Block landing) {
        blocks.forEach((block, twin) -> {
            for (Block before : block.predecessors()) twin.predecessors().add(before == original && block == header ? landing : blocks.get(before));
            for (int i = 0; i < block.successors().size(); i++) {
                Block next = block.successors().get(i);
                twin.successors().add(loop.contains(next) ? blocks.get(next) : exit(block, twin, i));
            }
        });
        landing.successors().add(blocks.get(header));
    }

    /// A block on the edge by which the loop is left, for both copies.
    private Block exit(Block block, Block twin, int edge) {
        Block exit = graph.newBlock();
        Block next = block.successors().get(edge);
        exit.add(graph.node(Op.GOTO, Kind.VOID, block.terminator().position()));
        exit.predecessors().addAll(List.of(block, twin));
        exit.successors().add(next);
        next.predecessors().set(next.predecessors().indexOf(block), exit);
        block.successors().set(edge, exit);
        exits.add(exit);
        return exit;
    }

    private void joinValues() {
        for (Block block : List.copyOf(graph.blocks())) {
            if (loop.contains(block)) continue;
            for (Node node : List.copyOf(block.nodes())) {
                for (int i = 0; i < node.inputs().size(); i++) {
                    Node value = node.input(i);
                    if (!loop.contains(value.block())) continue;
                    node.inputs().set(i, node.op() == Op.PHI ? after(value, block.predecessors().get(i)) : at(value, block));
                }
            }
        }
    }

    private record Use(Node value, Block block) {}

    private final Map<Use, Node> joined = new HashMap<>();

    /// What stands for a value of the loop at the end of a block outside.
    private Node after(Node value, Block block) {
        if (!exits.contains(block)) return at(value, block);
        return joined.computeIfAbsent(new Use(value, block), _ -> phi(value, block, List.of(value, nodes.get(value))));
    }

    /// The same at its start. Every way there leads through an exit, because the value's own block lies on it.
    private Node at(Node value, Block block) {
        var use = new Use(value, block);
        Node known = joined.get(use);
        if (known != null) return known;
        if (block.predecessors().size() == 1) {
            Node same = after(value, block.predecessors().getFirst());
            joined.put(use, same);
            return same;
        }
        Node phi = phi(value, block, List.of());
        joined.put(use, phi);
        var inputs = new ArrayList<Node>();
        for (Block before : block.predecessors()) inputs.add(after(value, before));
        phi.inputs().addAll(inputs);
        return phi;
    }

    private Node phi(Node value, Block block, List<Node> inputs) {
        Node phi = graph.phi(value.kind(), value.position()).withType(value.type());
        if (value.isNonNull()) phi.markNonNull();
        phi.inputs().addAll(inputs);
        phi.placeIn(block);
        block.nodes().addFirst(phi);
        return phi;
    }
}
