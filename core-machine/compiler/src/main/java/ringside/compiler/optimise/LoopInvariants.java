package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Computes before a loop what every iteration would compute anew.
///
/// A load moves only if nothing in the loop can change its memory, and if it cannot fault earlier than the program said: its base
/// is certainly an object, or the loop's first block executes it before anything else happens.
final class LoopInvariants {
    /// More values than this would only push others out of registers.
    private static final int MOVES_PER_LOOP = 6;

    private final Graph graph;
    private final Block header;
    private final Set<Block> loop;
    private final Set<String> stored = new HashSet<>();
    private boolean disturbed;

    private LoopInvariants(Graph graph, Block header) {
        this.graph = graph;
        this.header = header;
        this.loop = graph.loop(header);
    }

    static void run(Graph graph) {
        List<Block> headers = graph.blocks().stream().filter(block -> block != graph.entry() && block.isLoopHeader())
                .sorted(Comparator.comparingInt(Block::loopDepth).reversed()).toList();
        for (Block header : headers) new LoopInvariants(graph, header).move();
    }

    private void move() {
        List<Block> outside = header.predecessors().stream().filter(block -> !loop.contains(block)).toList();
        if (outside.size() != 1) return;
        for (Block block : loop) for (Node node : block.nodes()) noteEffect(node);
        List<Node> moved = invariants();
        if (moved.isEmpty()) return;
        Block before = landing(outside.getFirst());
        Node jump = before.nodes().removeLast();
        for (Node node : moved) {
            node.block().nodes().remove(node);
            before.add(node);
        }
        before.add(jump);
        if (before != outside.getFirst()) graph.analyse();
    }

    private void noteEffect(Node node) {
        switch (node.op()) {
            case STORE -> {
                stored.add(node.access().alias());
                disturbed |= node.access().alias().equals(Access.RAW);
            }
            case CALL, DISPATCH, MACHINE -> disturbed = true;
            case LOAD -> disturbed |= node.access().order() != Access.Order.FREE && !node.access().alias().equals(Access.RAW);
            default -> { }
        }
    }

    private List<Node> invariants() {
        var moved = new ArrayList<Node>();
        for (Block block : graph.blocks()) {
            if (!loop.contains(block)) continue;
            boolean first = block == header;
            for (Node node : block.nodes()) {
                if (moved.size() == MOVES_PER_LOOP) return moved;
                if (isInvariant(node, moved) && (isMovablePure(node) || isMovableLoad(node, first))) moved.add(node);
                else if (!node.op().isPure() && node.op() != Op.PHI && !isQuiet(node)) first = false;
            }
        }
        return moved;
    }

    private static boolean isQuiet(Node node) {
        return node.op() == Op.LOAD && node.access().order() == Access.Order.FREE && node.access().check() == Access.Check.NONE;
    }

    private boolean isInvariant(Node node, List<Node> moved) {
        return node.inputs().stream().allMatch(input -> !loop.contains(input.block()) || moved.contains(input));
    }

    private static boolean isMovablePure(Node node) {
        return switch (node.op()) {
            case ADD, SUB, MUL, AND, OR, XOR, SHL, SHR, USHR, NEG, WIDEN, SIGN8, SIGN16, ZERO8, ZERO16 -> true;
            default -> false;
        };
    }

    private boolean isMovableLoad(Node node, boolean first) {
        if (node.op() != Op.LOAD || node.access().order() != Access.Order.FREE) return false;
        boolean fixedForever = node.access().alias().equals(Access.HEADER);
        if (!fixedForever && (disturbed || stored.contains(node.access().alias()))) return false;
        if (first) return true;
        if (node.access().hasIndex() || node.access().check() == Access.Check.NULL) return false;
        return !node.access().hasBase() || node.base().isNonNull();
    }

    /// A block on the only edge into the loop.
    private Block landing(Block outside) {
        if (outside.successors().size() == 1) return outside;
        Block between = graph.newBlock();
        between.add(graph.node(Op.GOTO, Kind.VOID, outside.terminator().position()));
        outside.successors().set(outside.successors().indexOf(header), between);
        between.predecessors().add(outside);
        between.successors().add(header);
        header.predecessors().set(header.predecessors().indexOf(outside), between);
        return between;
    }
}
