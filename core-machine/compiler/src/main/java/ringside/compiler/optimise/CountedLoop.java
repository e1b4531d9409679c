package ringside.compiler.optimise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// A loop that tests one int at its top and changes it by a constant at its bottom: `for (int i = first; i < limit; i += step)`.
///
/// @param before  the only block outside that leads in
/// @param body    what runs after a test that held; everything it dominates sees `counter condition limit`
/// @param first   value of the counter at the first test
/// @param condition what holds between counter and limit in the body
/// @param limit   a value that the loop does not change
record CountedLoop(Block header, Set<Block> blocks, Block before, Block body, Node counter, Node first, Cond condition, Node limit, int step) {
    /// Steps beyond this are not worth a thought.
    private static final int LARGEST_STEP = 1 << 16;

    static Optional<CountedLoop> of(Graph graph, Block header) {
        Set<Block> blocks = graph.loop(header);
        List<Block> outside = header.predecessors().stream().filter(block -> !blocks.contains(block)).toList();
        Node end = header.terminator();
        if (outside.size() != 1 || end.op() != Op.BRANCH) return Optional.empty();
        Node test = end.input(0);
        boolean staysIfTrue = blocks.contains(header.successors().getFirst());
        if (test.op() != Op.COMPARE || staysIfTrue == blocks.contains(header.successors().getLast())) return Optional.empty();
        Cond condition = staysIfTrue ? test.condition() : test.condition().negated();
        Block body = header.successors().get(staysIfTrue ? 0 : 1);
        if (body.predecessors().size() != 1) return Optional.empty();
        boolean counterFirst = test.input(0).op() == Op.PHI && test.input(0).block() == header;
        Node counter = test.input(counterFirst ? 0 : 1);
        Node limit = test.input(counterFirst ? 1 : 0);
        if (counter.isWide() || counter.op() != Op.PHI || counter.block() != header || blocks.contains(limit.block())) return Optional.empty();
        int step = step(counter, blocks);
        Node first = counter.input(header.predecessors().indexOf(outside.getFirst()));
        return step == 0 ? Optional.empty() : Optional.of(new CountedLoop(header, blocks, outside.getFirst(), body, counter, first,
                counterFirst ? condition : condition.swapped(), limit, step));
    }

    /// What every way round adds to the counter, or 0 if that is not one small constant.
    private static int step(Node counter, Set<Block> blocks) {
        long step = 0;
        for (int i = 0; i < counter.inputs().size(); i++) {
            if (!blocks.contains(counter.block().predecessors().get(i))) continue;
            Node next = counter.input(i);
            if (next.op() != Op.ADD || next.input(0) != counter || !next.input(1).isConstant()) return 0;
            long change = next.input(1).immediate();
            if (step != 0 && change != step || Math.abs(change) > LARGEST_STEP) return 0;
            step = change;
        }
        return (int) step;
    }

    boolean isInside(Node node) {
        return blocks.contains(node.block());
    }

    boolean isAscending() {
        return step > 0 && (condition == Cond.LT || condition == Cond.LE);
    }

    /// Downwards to a number that is not negative.
    boolean isDescending() {
        return step < 0 && limit.isConstant() && (condition == Cond.GE || condition == Cond.GT) && lowest() >= 0;
    }

    /// The least value of the counter in the body of a descending loop.
    long lowest() {
        return condition == Cond.GE ? limit.immediate() : limit.immediate() + 1;
    }
}
