package ringside.compiler.optimise;

import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Comparisons that are known to hold at a place, and references known not to be null.
final class Facts {
    private record Fact(Cond condition, Node a, Node b) {}

    private final ScopedTable<Fact, Boolean> facts = new ScopedTable<>();
    private final ScopedTable<Node, Boolean> objects = new ScopedTable<>();

    void open() {
        facts.open();
        objects.open();
    }

    void close() {
        facts.close();
        objects.close();
    }

    /// Learns that the truth value `node` is not zero (or is zero).
    void learn(Node node, boolean holds) {
        if (node.op() == Op.COMPARE) learn(holds ? node.condition() : node.condition().negated(), node.input(0), node.input(1));
        if (node.op() == Op.INSTANCE_OF && holds && node.immediate() == 0) learnObject(node.input(0));
    }

    void learn(Cond condition, Node a, Node b) {
        put(condition, a, b);
        switch (condition) {
            case LT -> {
                put(Cond.LE, a, b);
                put(Cond.NE, a, b);
            }
            case GT -> {
                put(Cond.GE, a, b);
                put(Cond.NE, a, b);
            }
            case EQ -> {
                put(Cond.LE, a, b);
                put(Cond.GE, a, b);
            }
            default -> { }
        }
        if (condition == Cond.NE && b.isConstant(0)) learnObject(a);
    }

    private void put(Cond condition, Node a, Node b) {
        facts.put(new Fact(condition, a, b), true);
        facts.put(new Fact(condition.swapped(), b, a), true);
    }

    void learnObject(Node reference) {
        objects.put(reference, true);
    }

    boolean isObject(Node reference) {
        return reference.isNonNull() || objects.contains(reference);
    }

    boolean holds(Cond condition, Node a, Node b) {
        if (facts.contains(new Fact(condition, a, b))) return true;
        // A signed comparison settles the unsigned one for values that are not negative.
        if (condition == Cond.ULT) return facts.contains(new Fact(Cond.LT, a, b)) && Ranges.isNonNegative(a);
        if (condition == Cond.NE && b.isConstant(0) && a.isWide()) return objects.contains(a);
        return false;
    }
}
