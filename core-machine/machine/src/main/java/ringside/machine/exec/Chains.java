package ringside.machine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ringside.machine.isa.Instruction;

/// Finds few nodes for the instructions of a block, for who runs it whole, and links them.
///
/// Makes the nodes one right after the other, in the order in which they run: so they lie in the host's memory, and code that is not hot is
/// as fast as they come from there.
final class Chains {
    /// Nodes in a chain. So many calls inside each other a processor still predicts the returns of.
    static final int LENGTH = 16;

    private final Instruction[] instructions;
    private final Function<Instruction, Node> nodes;
    /// Whether the instruction is a sum whose flags nobody sees.
    private final boolean[] sums;
    /// The same of products.
    private final boolean[] products;
    private final List<Node> steps;

    private Chains(List<Instruction> instructions, Function<Instruction, Node> nodes) {
        this.instructions = instructions.toArray(Instruction[]::new);
        this.nodes = nodes;
        sums = new boolean[instructions.size()];
        products = new boolean[instructions.size()];
        steps = new ArrayList<>(instructions.size());
    }

    /// The nodes in the order in which they run; every [#LENGTH]th begins a chain. All are named here, although the first ones would do, so
    /// that a garbage collector keeps them side by side.
    static Node[] of(List<Instruction> instructions, Function<Instruction, Node> nodes) {
        var chains = new Chains(instructions, nodes);
        int count = instructions.size();
        var joined = count < 2 ? null : CompareBranches.of(instructions.get(count - 2), instructions.get(count - 1));
        int single = joined == null ? count : count - 2;
        chains.findUnseenFlags(single, joined == null);
        for (int i = 0; i < single; ) {
            i = chains.step(i, single);
        }
        if (joined != null) {
            chains.add(joined, count - 1);
        }
        return chains.steps.toArray(Node[]::new);
    }

    /// @param live whether somebody sees the status flags behind the last one
    private void findUnseenFlags(int count, boolean live) {
        for (int i = count - 1; i >= 0; i--) {
            var in = instructions[i];
            sums[i] = Sum.isSum(in) && (!live || Sum.keepsFlags(in));
            products[i] = Product.isProduct(in) && !live;
            if (!sums[i] && !products[i]) {
                live = !Sum.replacesFlags(in);
            }
        }
    }

    /// Makes the next node, and returns the number of the instruction behind it.
    private int step(int from, int end) {
        int behind = from;
        while (behind < Math.min(end, from + Sum.MOST) && sums[behind]) {
            behind++;
        }
        if (behind > from) {
            return sums(from, behind, end);
        }
        int stacked = StackRuns.length(instructions, from, end);
        if (stacked > 1) {
            add(StackRuns.of(instructions, from, stacked), from + stacked - 1);
            return from + stacked;
        }
        add(products[from] ? new Product(instructions[from]) : nodes.apply(instructions[from]), from);
        return from + 1;
    }

    /// Makes the node of sums, and of an addition behind them if there is room.
    private int sums(int from, int behind, int end) {
        if (behind < end && behind - from < Sum.MOST && Sum.isAddition(instructions[behind])) {
            add(Sum.of(instructions, from, behind - from, instructions[behind]), behind);
            return behind + 1;
        }
        add(Sum.of(instructions, from, behind - from), behind - 1);
        return behind;
    }

    /// @param number of the last instruction the node stands for
    private void add(Node node, int number) {
        node.link(number, Node.END);
        if (steps.size() % LENGTH != 0) {
            steps.getLast().link(steps.getLast().index, node);
        }
        steps.add(node);
    }
}
