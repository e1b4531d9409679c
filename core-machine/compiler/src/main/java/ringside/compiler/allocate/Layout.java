package ringside.compiler.allocate;

import java.util.ArrayList;
import java.util.HashSet;
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

    /// Reverse post-order, with the tests of loops moved behind their bodies, so that an iteration takes one jump.
    public static List<Block> rotated(Graph graph) {
        var order = new ArrayList<>(graph.blocks());
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
