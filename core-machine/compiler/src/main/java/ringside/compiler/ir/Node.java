package ringside.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One step of a method. Mutable while the graph is transformed; [#replaceBy] forwards all later uses.
public final class Node {
    private final int id;
    private final Op op;
    private final Kind kind;
    private final List<Node> inputs;
    private final Position position;
    private Block block;
    private Object data;
    private long immediate;
    private Cond condition;
    private boolean nonNull;
    private String type;
    private Node replacement;
    private Map<Variable, Node> locals = Map.of();

    Node(int id, Op op, Kind kind, Position position, List<Node> inputs) {
        this.id = id;
        this.op = op;
        this.kind = kind;
        this.position = position;
        this.inputs = new ArrayList<>(inputs);
    }

    /// A node that does the same with the same inputs.
    public Node copyInto(Graph graph) {
        Node copy = graph.node(op, kind, position, inputs);
        copy.data = data;
        copy.immediate = immediate;
        copy.condition = condition;
        copy.nonNull = nonNull;
        copy.type = type;
        copy.locals = locals;
        return copy;
    }

    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public Kind kind() {
        return kind;
    }

    public Position position() {
        return position;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int index) {
        return inputs.get(index);
    }

    public Block block() {
        return block;
    }

    public void placeIn(Block where) {
        block = where;
    }

    public Object data() {
        return data;
    }

    public Node withData(Object value) {
        data = value;
        return this;
    }

    public long immediate() {
        return immediate;
    }

    public Node withImmediate(long value) {
        immediate = value;
        return this;
    }

    public Cond condition() {
        return condition;
    }

    public Node withCondition(Cond value) {
        condition = value;
        return this;
    }

    public Access access() {
        return (Access) data;
    }

    /// True of references that are known not to be null.
    public boolean isNonNull() {
        return nonNull;
    }

    public Node markNonNull() {
        nonNull = true;
        return this;
    }

    /// Declared class of a reference where known, else null.
    public String type() {
        return type;
    }

    public Node withType(String name) {
        type = name;
        return this;
    }

    /// What the variables of the source hold where this node executes; empty if that is not told. Nothing is computed or kept for its sake.
    public Map<Variable, Node> locals() {
        return locals;
    }

    public Node withLocals(Map<Variable, Node> values) {
        locals = values;
        return this;
    }

    public boolean isConstant() {
        return op == Op.CONSTANT;
    }

    public boolean isConstant(long value) {
        return op == Op.CONSTANT && immediate == value;
    }

    public boolean isWide() {
        return kind.isWide();
    }

    /// Makes every use of this node mean `other`.
    public void replaceBy(Node other) {
        replacement = other;
    }

    public boolean isReplaced() {
        return replacement != null;
    }

    /// This node, or what stands for it now.
    public Node current() {
        Node at = this;
        while (at.replacement != null) at = at.replacement;
        return at;
    }

    public Node base() {
        return access().hasBase() ? inputs.getFirst() : null;
    }

    public Node index() {
        return access().hasIndex() ? inputs.get(access().hasBase() ? 1 : 0) : null;
    }

    /// The stored value of a STORE.
    public Node stored() {
        return inputs.getLast();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%").append(id).append(" = ").append(op);
        if (condition != null) text.append(' ').append(condition);
        for (Node input : inputs) text.append(" %").append(input == null ? "?" : input.current().id);
        if (op == Op.CONSTANT || op == Op.PARAMETER || op == Op.GUARD || op == Op.TRAP) text.append(" #").append(immediate);
        if (data != null) text.append(" {").append(data).append('}');
        return text.toString();
    }
}
