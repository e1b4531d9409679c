package ringside.compiler.allocate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// The order of blocks in memory, after every edge has a place for its moves.
public final class Layout {
    private Layout() {}

    /// Puts an empty block on every edge from a block with several successors to one with several predecessors.
    public static void splitCriticalEdges(Graph graph) {
        for (Block block : List.copyOf(graph.blocks())) {
            if (block.successors().size() < 2) continue;
            for (int i = 0; i < block.successors().size(); i++) {
                Block next = block.successors().get(i);
                if (next.predecessors().size() < 2 || next.phis().isEmpty()) continue;
                Block between = graph.newBlock();
                block.successors().set(i, between);
                between.predecessors().add(block);
                between.add(graph.node(Op.GOTO, Kind.VOID, block.terminator().position()));
                between.successors().add(next);
                next.predecessors().set(next.predecessors().indexOf(block), between);
            }
        }
        graph.analyse();
    }

    /// Loops in one piece, traps last, and the tests of loops behind their bodies, so that an iteration takes one jump.
    public static List<Block> rotated(Graph graph) {
        List<Block> order = grouped(graph);
        for (Block header : graph.blocks()) {
            Node end = header.terminator();
            if (!header.isLoopHeader() || end.op() != Op.BRANCH || header == graph.entry()) continue;
            Set<Block> loop = graph.loop(header);
            boolean leaves = header.successors().stream().anyMatch(next -> !loop.contains(next));
            boolean stays = header.successors().stream().anyMatch(next -> loop.contains(next) && next != header);
            if (leaves && stays) moveBehind(order, header, loop);
        }
        return order;
    }

    /// Reverse post-order that visits the way out of a loop first, so that it stands behind the loop.
    private static List<Block> grouped(Graph graph) {
        var result = new ArrayList<Block>();
        record Visit(Block block, Iterator<Block> rest) {}
        var path = new ArrayDeque<Visit>();
        Set<Block> seen = new HashSet<>();
        seen.add(graph.entry());
        path.push(new Visit(graph.entry(), outwards(graph.entry())));
        while (!path.isEmpty()) {
            Visit top = path.peek();
            if (!top.rest.hasNext()) {
                result.add(top.block);
                path.pop();
                continue;
            }
            Block next = top.rest.next();
            if (seen.add(next)) path.push(new Visit(next, outwards(next)));
        }
        Collections.reverse(result);
        return result;
    }

    private static Iterator<Block> outwards(Block block) {
        return block.successors().reversed().stream()
                .sorted(Comparator.comparingInt(next -> next.terminator().op() == Op.TRAP ? -1
                        : next.loopDepth())).toList().iterator();
    }

    private static void moveBehind(List<Block> order, Block header, Set<Block> loop) {
        Set<Block> rest = new HashSet<>(loop);
        rest.remove(header);
        int last = -1;
        for (int i = 0; i < order.size(); i++) if (rest.contains(order.get(i))) last = i;
        int from = order.indexOf(header);
        if (last <= from) return;
        order.remove(from);
        order.add(last, header);
    }
}
