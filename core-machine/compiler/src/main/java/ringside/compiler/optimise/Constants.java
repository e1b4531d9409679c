package ringside.compiler.optimise;

import java.util.HashMap;
import java.util.Map;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;

/// One node for each constant, at the start of the graph, where it dominates every use.
final class Constants {
    private record Key(Kind kind, long value) {}

    private final Graph graph;
    private final Position position;
    private final Map<Key, Node> known = new HashMap<>();

    Constants(Graph graph) {
        this.graph = graph;
        this.position = graph.entry().nodes().getFirst().position();
    }

    Node of(Kind kind, long value) {
        long normal = kind == Kind.INT ? (int) value : value;
        return known.computeIfAbsent(new Key(kind, normal), key -> {
            Node node = graph.node(Op.CONSTANT, key.kind, position).withImmediate(key.value);
            node.placeIn(graph.entry());
            graph.entry().nodes().addFirst(node);
            return node;
        });
    }

    Node integer(int value) {
        return of(Kind.INT, value);
    }
}
