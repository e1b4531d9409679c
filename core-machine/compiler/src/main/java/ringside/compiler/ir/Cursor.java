package ringside.compiler.ir;

import java.util.Map;

/// The place where new nodes go: end of a block, with the source position they come from.
public final class Cursor {
    private final Graph graph;
    private Block block;
    private Position position;
    private Map<Variable, Node> locals = Map.of();

    public Cursor(Graph graph) {
        this.graph = graph;
        this.block = graph.entry();
    }

    public Graph graph() {
        return graph;
    }

    public Block block() {
        return block;
    }

    public void moveTo(Block other) {
        block = other;
    }

    public Position position() {
        return position;
    }

    public void at(Position where) {
        position = where;
    }

    /// What variables hold before the instruction from which the next nodes come.
    public void sees(Map<Variable, Node> values) {
        locals = values;
    }

    public Node add(Op op, Kind kind, Node... inputs) {
        Node node = graph.node(op, kind, position, inputs).withLocals(locals);
        block.add(node);
        return node;
    }

    public Node constant(Kind kind, long value) {
        return add(Op.CONSTANT, kind).withImmediate(kind == Kind.INT ? (int) value : value);
    }

    public Node integer(int value) {
        return constant(Kind.INT, value);
    }

    public Node symbol(String name) {
        return add(Op.SYMBOL, Kind.REFERENCE).withData(name).markNonNull();
    }

    public Node compare(Cond condition, Node a, Node b) {
        return add(Op.COMPARE, Kind.INT, a, b).withCondition(condition);
    }

    public Node load(Kind kind, Access access, Node... address) {
        return add(Op.LOAD, kind, address).withData(access);
    }

    /// The last of the inputs is the value.
    public Node store(Access access, Node... addressAndValue) {
        return add(Op.STORE, Kind.VOID, addressAndValue).withData(access);
    }

    /// Traps with `cause` if the condition holds.
    public Node guard(Cond condition, Node a, Node b, int cause) {
        return add(Op.GUARD, Kind.VOID, a, b).withCondition(condition).withImmediate(cause);
    }

    public void jump(Block target) {
        add(Op.GOTO, Kind.VOID);
        block.addSuccessor(target);
    }

    public void branch(Node condition, Block whenTrue, Block whenFalse) {
        if (whenTrue == whenFalse) {
            jump(whenTrue);
            return;
        }
        add(Op.BRANCH, Kind.VOID, condition);
        block.addSuccessor(whenTrue);
        block.addSuccessor(whenFalse);
    }

    public void trap(int cause) {
        add(Op.TRAP, Kind.VOID).withImmediate(cause);
    }
}
