package ringside.compiler.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Walks the dominator tree: folds, gives equal computations one node, drops checks and branches whose outcome is known.
final class ValueNumbering {
    private record Key(Op op, Kind kind, List<Node> inputs, long immediate, Cond condition, Object data) {}

    private final Graph graph;
    private final Constants constants;
    private final Rewriting rewriting;
    private final Facts facts = new Facts();
    private final ScopedTable<Key, Node> values = new ScopedTable<>();
    private final Map<Block, Memory> memories = new HashMap<>();
    private final Map<Block, List<Block>> children = new HashMap<>();
    private Memory memory;

    ValueNumbering(Graph graph) {
        this.graph = graph;
        this.constants = new Constants(graph);
        this.rewriting = new Rewriting(graph, constants);
    }

    void run() {
        for (Block block : graph.blocks()) {
            if (block.dominator() != null) children.computeIfAbsent(block.dominator(), _ -> new ArrayList<>()).add(block);
        }
        walk(graph.entry());
        boolean folded = false;
        for (Block block : graph.blocks()) folded |= foldBranch(block);
        if (folded) graph.analyse();
        for (Block block : graph.blocks()) if (block.predecessors().size() == 1) dropPhis(block);
        graph.resolve();
    }

    /// Where all ways but one were found closed, nothing is left to choose.
    private static void dropPhis(Block block) {
        for (Node phi : block.phis()) {
            Node only = phi.input(0).current();
            if (only != phi) phi.replaceBy(only);
        }
    }

    private void walk(Block block) {
        facts.open();
        values.open();
        learnFromBranch(block);
        Block before = block.predecessors().size() == 1 ? block.predecessors().getFirst() : null;
        memory = before == null || !memories.containsKey(before) ? new Memory() : new Memory(memories.get(before));
        List<Node> old = new ArrayList<>(block.nodes());
        block.nodes().clear();
        for (Node node : old) {
            node.inputs().replaceAll(Node::current);
            visit(node, block);
        }
        memories.put(block, memory);
        for (Block child : children.getOrDefault(block, List.of())) walk(child);
        facts.close();
        values.close();
    }

    private void learnFromBranch(Block block) {
        if (block.predecessors().size() != 1) return;
        Block before = block.predecessors().getFirst();
        Node end = before.terminator();
        if (end != null && end.op() == Op.BRANCH) facts.learn(end.input(0).current(), before.successors().getFirst() == block);
    }

    private void visit(Node node, Block block) {
        switch (node.op()) {
            case PHI -> visitPhi(node, block);
            case PARAMETER -> block.add(node);
            case CONSTANT -> visitConstant(node, block);
            case LOAD -> visitLoad(node, block);
            case STORE -> visitStore(node, block);
            case GUARD -> visitGuard(node, block);
            case NULL_PROBE -> {
                if (facts.isObject(node.input(0))) return;
                facts.learnObject(node.input(0));
                block.add(node);
            }
            case CALL, DISPATCH, MACHINE -> {
                memory.forget();
                block.add(node);
            }
            default -> {
                if (node.op().isPure() || node.op() == Op.DIV || node.op() == Op.REM || node.op() == Op.UDIV
                        || node.op() == Op.UREM) {
                    visitValue(node, block);
                }
                else block.add(node);
            }
        }
    }

    private void visitConstant(Node node, Block block) {
        Node one = constants.of(node.kind(), node.immediate());
        if (one == node) block.add(node);
        else node.replaceBy(one);
    }

    private void visitPhi(Node phi, Block block) {
        Node only = null;
        for (Node input : phi.inputs()) {
            Node value = input.current();
            if (value == phi || value == only) continue;
            if (only != null) {
                block.add(phi);
                return;
            }
            only = value;
        }
        if (only == null || !isAvailable(only, block)) block.add(phi);
        else phi.replaceBy(only);
    }

    /// A value that enters a loop only by the back edge of dead code may not dominate its header.
    private static boolean isAvailable(Node value, Block block) {
        return value.block() == block || block.isDominatedBy(value.block());
    }

    private void visitValue(Node node, Block block) {
        if (node.op().isCommutative() && node.input(0).isConstant()) node.inputs().addLast(node.inputs().removeFirst());
        Node simple = simplify(node);
        if (simple != null) {
            node.replaceBy(simple);
            return;
        }
        List<Node> better = rewriting.rewrite(node);
        if (!better.isEmpty()) {
            for (Node one : better) {
                one.inputs().replaceAll(Node::current);
                visitValue(one, block);
            }
            node.replaceBy(better.getLast().current());
            return;
        }
        Key key = key(node);
        Node known = values.get(key);
        if (known != null) {
            node.replaceBy(known);
            return;
        }
        values.put(key, node);
        block.add(node);
    }

    private Node simplify(Node node) {
        if (node.inputs().isEmpty()) return null;
        if (node.inputs().stream().allMatch(Node::isConstant)) {
            Long value = Folding.fold(node);
            if (value != null) return constants.of(node.kind(), value);
        }
        if (node.op() == Op.COMPARE) {
            if (facts.holds(node.condition(), node.input(0), node.input(1))) return constants.integer(1);
            if (facts.holds(node.condition().negated(), node.input(0), node.input(1))) return constants.integer(0);
        }
        if (node.op() == Op.SELECT && node.input(0).isConstant()) return node.input(node.input(0).isConstant(0) ? 2 : 1);
        return Folding.algebra(node, constants);
    }

    private static Key key(Node node) {
        List<Node> inputs = List.copyOf(node.inputs());
        if (node.op().isCommutative() && inputs.get(0).id() > inputs.get(1).id()) inputs = List.of(inputs.get(1), inputs.get(0));
        return new Key(node.op(), node.kind(), inputs, node.immediate(), node.condition(), node.data());
    }

    private void visitLoad(Node load, Block block) {
        dropKnownCheck(load);
        if (load.access().order() != Access.Order.FREE) {
            if (!load.access().alias().equals(Access.RAW)) memory.forget();
            block.add(load);
            return;
        }
        boolean fixedForever = load.access().alias().equals(Access.HEADER);
        Key key = fixedForever ? headerKey(load) : null;
        Node known = fixedForever ? values.get(key) : memory.find(load);
        if (known != null && known.kind() == load.kind()) {
            load.replaceBy(known);
            return;
        }
        block.add(load);
        learnBase(load);
        if (fixedForever) values.put(key, load);
        else memory.loaded(load);
    }

    private static Key headerKey(Node node) {
        return new Key(Op.LOAD, Kind.INT, List.copyOf(node.inputs().subList(0, node.access().inputs())),
                node.access().displacement(), null, Access.HEADER);
    }

    private void visitStore(Node store, Block block) {
        dropKnownCheck(store);
        block.add(store);
        learnBase(store);
        if (!store.access().alias().equals(Access.HEADER)) memory.stored(store);
        else if (store.access().displacement() == 4) values.put(headerKey(store), store.stored());
    }

    private void dropKnownCheck(Node node) {
        if (node.access().check() == Access.Check.NULL && facts.isObject(node.base())) node.withData(node.access().unchecked());
    }

    private void learnBase(Node node) {
        if (node.access().check() == Access.Check.NULL) facts.learnObject(node.base());
    }

    private void visitGuard(Node guard, Block block) {
        Cond passes = guard.condition().negated();
        Node a = guard.input(0);
        Node b = guard.input(1);
        if (a.isConstant() && b.isConstant() && passes.holds(a.immediate(), b.immediate())) return;
        if (guard.condition() == Cond.UGE && b.isConstant() && b.immediate() > Ranges.maximum(a) && Ranges.maximum(a) >= 0) {
            return;
        }
        if (facts.holds(passes, a, b) || guard.condition() == Cond.LT && b.isConstant(0) && Ranges.isNonNegative(a)) return;
        block.add(guard);
        facts.learn(passes, a, b);
        if (b.isConstant(0) && guard.condition() == Cond.EQ) facts.learn(a, true);
    }

    /// True if there are fewer edges now.
    private boolean foldBranch(Block block) {
        Node end = block.terminator();
        if (end != null && end.op() == Op.BRANCH) turn(end, block);
        if (end == null || end.inputs().isEmpty() || !end.input(0).current().isConstant()) return false;
        long value = end.input(0).current().immediate();
        Block taken = switch (end.op()) {
            case BRANCH -> block.successors().get(value != 0 ? 0 : 1);
            case SWITCH -> target(end, block, value);
            default -> null;
        };
        if (taken == null) return false;
        for (Block other : List.copyOf(block.successors())) if (other != taken) block.removeSuccessor(other);
        block.nodes().removeLast();
        block.add(graph.node(Op.GOTO, Kind.VOID, end.position()).withLocals(end.locals()));
        return true;
    }

    /// A branch on "this test is false" becomes a branch on the test with its ways exchanged.
    private static void turn(Node end, Block block) {
        Node condition = end.input(0).current();
        if (condition.op() != Op.COMPARE || condition.condition() != Cond.EQ || !condition.input(1).current().isConstant(0)) {
            return;
        }
        Node test = condition.input(0).current();
        if (test.op() != Op.INSTANCE_OF && test.op() != Op.STORE_TEST) return;
        end.inputs().set(0, test);
        block.successors().addLast(block.successors().removeFirst());
    }

    private static Block target(Node end, Block block, long value) {
        int[] keys = (int[]) end.data();
        for (int i = 0; i < keys.length; i++) if (keys[i] == value) return block.successors().get(i);
        return block.successors().getLast();
    }
}
