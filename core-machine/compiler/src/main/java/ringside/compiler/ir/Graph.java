package ringside.compiler.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The blocks of one method, with the facts about their order that passes need.
public final class Graph {
    private final Block entry;
    private int blockCount;
    private int nodeCount;
    private List<Block> order = List.of();

    public Graph() {
        entry = newBlock();
    }

    public Block entry() {
        return entry;
    }

    public Block newBlock() {
        return new Block(blockCount++);
    }

    public Node node(Op op, Kind kind, Position position, Node... inputs) {
        return new Node(nodeCount++, op, kind, position, List.of(inputs));
    }

    public Node node(Op op, Kind kind, Position position, List<Node> inputs) {
        return new Node(nodeCount++, op, kind, position, inputs);
    }

    /// A phi may be made before its inputs.
    public Node phi(Kind kind, Position position) {
        return new Node(nodeCount++, Op.PHI, kind, position, List.of());
    }

    /// An upper bound of node ids.
    public int nodeCount() {
        return nodeCount;
    }

    public int blockCount() {
        return blockCount;
    }

    /// Reachable blocks in reverse post-order, as of the last [#analyse].
    public List<Block> blocks() {
        return order;
    }

    /// Drops unreachable blocks and computes order, dominators and loop depths.
    public void analyse() {
        order = reversePostOrder();
        for (int i = 0; i < order.size(); i++) order.get(i).setOrder(i);
        dropUnreachableEdges();
        findDominators();
        findLoops();
    }

    private List<Block> reversePostOrder() {
        var result = new ArrayList<Block>();
        Set<Block> seen = new HashSet<>();
        record Visit(Block block, int[] next) {}
        var stack = new ArrayDeque<Visit>();
        stack.push(new Visit(entry, new int[1]));
        seen.add(entry);
        while (!stack.isEmpty()) {
            Visit top = stack.peek();
            // Last successor first, so that the first one follows its block directly.
            int index = top.block.successors().size() - 1 - top.next[0]++;
            if (index < 0) {
                result.add(top.block);
                stack.pop();
            } else if (seen.add(top.block.successors().get(index))) {
                stack.push(new Visit(top.block.successors().get(index), new int[1]));
            }
        }
        Collections.reverse(result);
        return result;
    }

    private void dropUnreachableEdges() {
        Set<Block> reachable = new HashSet<>(order);
        for (Block block : order) {
            for (Block before : List.copyOf(block.predecessors())) {
                if (!reachable.contains(before)) before.removeSuccessor(block);
            }
        }
    }

    private void findDominators() {
        for (Block block : order) block.setDominator(null);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : order) {
                if (block == entry) continue;
                Block best = null;
                for (Block before : block.predecessors()) {
                    if (before != entry && before.dominator() == null) continue;
                    best = best == null ? before : common(best, before);
                }
                if (best != block.dominator()) {
                    block.setDominator(best);
                    changed = true;
                }
            }
        }
    }

    private static Block common(Block a, Block b) {
        Block one = a;
        Block other = b;
        while (one != other) {
            while (one.order() > other.order()) one = one.dominator();
            while (other.order() > one.order()) other = other.dominator();
        }
        return one;
    }

    private void findLoops() {
        for (Block block : order) block.setLoopDepth(0);
        for (Block header : order) {
            if (!header.isLoopHeader()) continue;
            for (Block member : loop(header)) member.setLoopDepth(member.loopDepth() + 1);
        }
    }

    /// The blocks of the natural loop of a header, the header included.
    public Set<Block> loop(Block header) {
        Set<Block> members = new HashSet<>();
        members.add(header);
        var work = new ArrayDeque<Block>();
        for (Block before : header.predecessors()) if (before.isDominatedBy(header)) work.push(before);
        while (!work.isEmpty()) {
            Block block = work.pop();
            if (members.add(block)) work.addAll(block.predecessors());
        }
        return members;
    }

    /// Makes every input point to what stands for it now, and drops replaced nodes.
    public void resolve() {
        for (Block block : order) {
            block.nodes().removeIf(Node::isReplaced);
            for (Node node : block.nodes()) node.inputs().replaceAll(Node::current);
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Block block : order) {
            text.append(block).append(" <- ").append(block.predecessors()).append(" -> ").append(block.successors()).append('\n');
            for (Node node : block.nodes()) text.append("  ").append(node).append('\n');
        }
        return text.toString();
    }
}
