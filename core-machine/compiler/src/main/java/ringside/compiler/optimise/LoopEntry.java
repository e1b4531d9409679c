package ringside.compiler.optimise;

import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;

/// A chain of tests under construction: each leads on to the next if it holds, and to `otherwise` if not.
final class LoopEntry {
    private final Graph graph;
    private final Block otherwise;
    private final Position position;
    private Block block;

    LoopEntry(Graph graph, Block start, Block otherwise, Position position) {
        this.graph = graph;
        this.block = start;
        this.otherwise = otherwise;
        this.position = position;
    }

    Node add(Op op, Kind kind, Node... inputs) {
        Node node = graph.node(op, kind, position, inputs);
        block.add(node);
        return node;
    }

    Node constant(Kind kind, long value) {
        return add(Op.CONSTANT, kind).withImmediate(value);
    }

    Node integer(long value) {
        return constant(Kind.INT, value);
    }

    void require(Cond condition, Node a, Node b) {
        add(Op.BRANCH, Kind.VOID, add(Op.COMPARE, Kind.INT, a, b).withCondition(condition));
        Block next = graph.newBlock();
        block.addSuccessor(next);
        block.addSuccessor(otherwise);
        block = next;
    }

    /// The block behind the last test; its jump still wants a target.
    Block end() {
        add(Op.GOTO, Kind.VOID);
        return block;
    }
}
