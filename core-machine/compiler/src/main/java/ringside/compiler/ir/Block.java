package ringside.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/// A straight run of nodes. Phis stand first, one terminator stands last.
public final class Block {
    private final int id;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Block> predecessors = new ArrayList<>();
    private final List<Block> successors = new ArrayList<>();
    private Block dominator;
    private int order = -1;
    private int loopDepth;

    Block(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<Block> predecessors() {
        return predecessors;
    }

    public List<Block> successors() {
        return successors;
    }

    public void add(Node node) {
        node.placeIn(this);
        nodes.add(node);
    }

    /// The last node, if it is a terminator, else null.
    public Node terminator() {
        return nodes.isEmpty() || !nodes.getLast().op().isTerminator() ? null : nodes.getLast();
    }

    public List<Node> phis() {
        int count = 0;
        while (count < nodes.size() && nodes.get(count).op() == Op.PHI) count++;
        return nodes.subList(0, count);
    }

    public void addSuccessor(Block next) {
        successors.add(next);
        next.predecessors.add(this);
    }

    /// Removes the edge to successor `next` with the matching inputs of its phis.
    public void removeSuccessor(Block next) {
        successors.remove(next);
        int index = next.predecessors.indexOf(this);
        next.predecessors.remove(index);
        for (Node phi : next.phis()) phi.inputs().remove(index);
    }

    /// Immediate dominator; null for the entry.
    public Block dominator() {
        return dominator;
    }

    void setDominator(Block block) {
        dominator = block;
    }

    /// Position in reverse post-order.
    public int order() {
        return order;
    }

    void setOrder(int value) {
        order = value;
    }

    public int loopDepth() {
        return loopDepth;
    }

    void setLoopDepth(int depth) {
        loopDepth = depth;
    }

    public boolean isDominatedBy(Block other) {
        Block at = this;
        while (at != null && at.order > other.order) at = at.dominator;
        return at == other;
    }

    /// True if some predecessor is reached only through this block.
    public boolean isLoopHeader() {
        return predecessors.stream().anyMatch(one -> one.isDominatedBy(this));
    }

    @Override
    public String toString() {
        return "B" + id;
    }
}
