package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;
import ringside.compiler.optimise.RangeTest.Bound;

/// Takes index checks out of counted loops. Before the loop stands one test of the whole range of each array; where it holds, a copy of the
/// loop without the checks runs, and else the loop as it was, which stops where it always did, after whatever it did before.
///
/// The tests themselves never stop anything: the loop may end early, or not run at all. They are ints, and none of their sums and
/// differences wraps in a way that could let a loop into its copy wrongly; [CounterRange] says why.
final class RangeChecks {
    /// What a loop may have at most to be worth a copy, in nodes.
    private static final int LARGEST_LOOP = 100;
    /// Tests before a loop cost, too.
    private static final int RANGES_PER_LOOP = 4;
    /// A loop that is known to run no more often has no use for tests before it.
    private static final long FEW_ROUNDS = 4;

    private final Graph graph;
    private final CountedLoop loop;
    private final Map<RangeTest, Set<Node>> guards = new LinkedHashMap<>();

    private RangeChecks(Graph graph, CountedLoop loop) {
        this.graph = graph;
        this.loop = loop;
    }

    /// True if some loop has a copy now.
    static boolean run(Graph graph) {
        boolean changed = false;
        List<Block> headers = graph.blocks().stream().filter(block -> block != graph.entry() && block.isLoopHeader())
                .sorted(Comparator.comparingInt(Block::loopDepth).reversed()).toList();
        for (Block header : headers) {
            Optional<CountedLoop> loop = CountedLoop.of(graph, header);
            if (loop.isPresent() && isWorthwhile(loop.get())) changed |= new RangeChecks(graph, loop.get()).move();
        }
        return changed;
    }

    /// Small, without another loop in it, and without calls, beside which a check is cheap.
    private static boolean isWorthwhile(CountedLoop loop) {
        int size = loop.blocks().stream().mapToInt(block -> block.nodes().size()).sum();
        boolean simple = loop.blocks().stream().allMatch(block -> block == loop.header() || !block.isLoopHeader());
        boolean calls = loop.blocks().stream().flatMap(block -> block.nodes().stream())
                .anyMatch(node -> node.op() == Op.CALL || node.op() == Op.DISPATCH);
        boolean few = loop.first().isConstant() && loop.limit().isConstant()
                && Math.abs(loop.limit().immediate() - loop.first().immediate()) / Math.abs(loop.step()) <= FEW_ROUNDS;
        return simple && !calls && !few && size <= LARGEST_LOOP && (loop.isAscending() || loop.isDescending());
    }

    private boolean move() {
        for (Block block : graph.blocks()) {
            if (!loop.blocks().contains(block) || !block.isDominatedBy(loop.body())) continue;
            for (Node node : block.nodes()) if (node.op() == Op.GUARD && node.condition() == Cond.UGE) note(node);
        }
        if (guards.isEmpty()) return false;
        Position position = loop.header().terminator().position();
        Block slow = graph.newBlock();
        slow.add(graph.node(Op.GOTO, Kind.VOID, position));
        Block test = graph.newBlock();
        Block before = loop.before();
        before.successors().set(before.successors().indexOf(loop.header()), test);
        test.predecessors().add(before);
        loop.header().predecessors().set(loop.header().predecessors().indexOf(before), slow);
        slow.successors().add(loop.header());
        var entry = new LoopEntry(graph, test, slow, position);
        for (RangeTest each : guards.keySet()) each.write(loop, entry);
        Block fast = entry.end();
        LoopCopy.make(graph, loop.header(), loop.blocks(), dropped(), slow, fast);
        return true;
    }

    private Set<Node> dropped() {
        var all = new LinkedHashSet<Node>();
        guards.values().forEach(all::addAll);
        return all;
    }

    private void note(Node guard) {
        Node length = guard.input(1);
        boolean known = !loop.isInside(length);
        if (!known && !isLengthOfFixedArray(length)) return;
        RangeTest test = RangeTest.of(loop, guard.input(0), new Bound(known ? length : null, known ? null : length.base()));
        if (test == null || guards.size() == RANGES_PER_LOOP && !guards.containsKey(test)) return;
        guards.computeIfAbsent(test, _ -> new LinkedHashSet<>()).add(guard);
    }

    /// Lengths never change, so it does not matter that this one is read in the loop.
    private boolean isLengthOfFixedArray(Node length) {
        return length.op() == Op.LOAD && length.access().equals(Access.length(length.access().check())) && !loop.isInside(length.base());
    }
}
