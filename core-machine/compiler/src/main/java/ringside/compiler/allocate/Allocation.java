package ringside.compiler.allocate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.asm.Register;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

import static ringside.compiler.asm.Register.*;

/// A place for every value of a method.
///
/// Phis are first merged with those of their inputs whose lives do not meet. The merged values are then coloured in order of how
/// much a register saves, each with the first free register that its neighbours suggest. R10 and R11 are never given away:
/// instructions whose operands are in the frame pass them through there.
public final class Allocation {
    private static final List<Register> ORDER = List.of(RAX, RCX, RDX, RSI, RDI, R8, R9, RBX, R12, R13, R14, R15, RBP);
    private static final Set<Register> CALLEE_SAVED = EnumSet.of(RBX, RBP, R12, R13, R14, R15);
    private static final int WEIGHT_PER_LOOP = 8;

    private final Selection selection;
    private final Lifetimes lifetimes;
    private final Map<Node, Web> webs = new HashMap<>();
    private final Map<Register, BitSet> taken = new EnumMap<>(Register.class);
    /// Registers in which arguments arrive, with the webs that would like to stay there.
    private final Map<Register, Web> arguments = new EnumMap<>(Register.class);
    private final List<BitSet> slots = new ArrayList<>();
    private final Set<Register> saved = EnumSet.noneOf(Register.class);

    /// Values that share one place.
    private static final class Web {
        private final List<Node> members = new ArrayList<>();
        private BitSet life;
        private double uses;
        private final Map<Register, Integer> hints = new EnumMap<>(Register.class);
        private final List<Node> friends = new ArrayList<>();
        private Location location;

        double priority() {
            return uses / Math.max(1, life.cardinality());
        }
    }

    public Allocation(Graph graph, List<Block> order, Selection selection) {
        this.selection = selection;
        this.lifetimes = new Lifetimes(graph, order, selection);
        for (Register register : ORDER) taken.put(register, new BitSet());
        makeWebs(order);
        for (Block block : order) for (Node phi : block.phis()) mergePhi(phi);
        for (Block block : order) for (Node node : block.nodes()) mergeOperand(node);
        for (Block block : order) for (Node node : block.nodes()) study(node, block);
        colour();
    }

    private void makeWebs(List<Block> order) {
        for (Block block : order) {
            for (Node node : block.nodes()) {
                if (!selection.hasLocation(node)) continue;
                var web = new Web();
                web.members.add(node);
                web.life = (BitSet) lifetimes.lives().get(node).clone();
                webs.put(node, web);
            }
        }
    }

    private void mergePhi(Node phi) {
        if (!webs.containsKey(phi)) return;
        for (Node input : phi.inputs()) merge(phi, input);
    }

    /// An instruction that changes its first operand in place takes over the operand's register, if the operand ends there.
    private void mergeOperand(Node node) {
        if (!webs.containsKey(node)) return;
        switch (node.op()) {
            case ADD, AND, OR, XOR, SUB, SHL, SHR, USHR, NEG, BYTE_SWAP, UNSIGNED, RETYPE -> {
                if (!merge(node, node.input(0)) && node.op().isCommutative()) merge(node, node.input(1));
            }
            default -> { }
        }
    }

    /// Gives two values one place for all their lives; false if they are in each other's way.
    private boolean merge(Node a, Node b) {
        Web web = webs.get(a);
        Web other = webs.get(b);
        if (other == null || other == web) return other != null;
        if (web.life.intersects(other.life)) return false;
        web.life.or(other.life);
        web.members.addAll(other.members);
        for (Node member : other.members) webs.put(member, web);
        return true;
    }

    /// Collects what a node wants: registers it insists on, values it would like to share a register with, uses that make one
    /// worthwhile.
    private void study(Node node, Block block) {
        if (selection.isFolded(node)) return;
        double weight = Math.pow(WEIGHT_PER_LOOP, Math.min(block.loopDepth(), 6));
        if (node.op() == Op.PHI) {
            studyPhi(node, weight);
            return;
        }
        for (Node operand : selection.operands(node)) webs.get(operand).uses += weight;
        Constraint constraint = Constraint.of(node);
        int step = lifetimes.step(node);
        for (Register register : constraint.destroyed()) destroy(register, step);
        for (int i = 0; i < constraint.inputs().size(); i++) hint(node.input(i), constraint.inputs().get(i));
        if (webs.containsKey(node)) studyResult(node, constraint, weight);
    }

    private void destroy(Register register, int step) {
        taken.get(register).set(step + Lifetimes.DESTROY);
        if (CALLEE_SAVED.contains(register)) saved.add(register);
    }

    private void studyPhi(Node phi, double weight) {
        Web web = webs.get(phi);
        if (web == null) return;
        web.uses += weight;
        for (Node input : phi.inputs()) befriend(phi, input);
    }

    private void studyResult(Node node, Constraint constraint, double weight) {
        webs.get(node).uses += weight;
        if (constraint.result() != null) hint(node, constraint.result());
        else if (node.op() == Op.PARAMETER) studyParameter(node, Constraint.ARGUMENTS.get((int) node.immediate()));
        else if (!node.inputs().isEmpty() && node.op() != Op.LOAD) {
            befriend(node, node.input(0));
            if (node.op().isCommutative()) befriend(node, node.input(1));
        }
    }

    private void studyParameter(Node parameter, Register register) {
        hint(parameter, register);
        arguments.put(register, webs.get(parameter));
    }

    private void hint(Node node, Register register) {
        Web web = webs.get(node);
        if (web != null) web.hints.merge(register, 1, Integer::sum);
    }

    private void befriend(Node a, Node b) {
        Web one = webs.get(a);
        Web other = webs.get(b);
        if (one == null || other == null || one == other) return;
        one.friends.add(b);
        other.friends.add(a);
    }

    private void colour() {
        var order = new ArrayList<Web>();
        webs.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().id()))
                .map(Map.Entry::getValue).distinct().forEach(order::add);
        order.sort(Comparator.comparingDouble(Web::priority).reversed());
        for (Web web : order) {
            Register register = choose(web);
            if (register == null) web.location = new Location.InSlot(slot(web.life));
            else give(web, register);
        }
    }

    private void give(Web web, Register register) {
        taken.get(register).or(web.life);
        web.location = new Location.InRegister(register);
        if (CALLEE_SAVED.contains(register)) saved.add(register);
    }

    private Register choose(Web web) {
        Register best = null;
        int score = Integer.MIN_VALUE;
        for (Register register : ORDER) {
            if (taken.get(register).intersects(web.life)) continue;
            int value = score(web, register);
            if (value > score) {
                best = register;
                score = value;
            }
        }
        return best;
    }

    private int score(Web web, Register register) {
        Web argument = arguments.get(register);
        boolean evicts = argument != null && argument != web && argument.location == null && argument.life.intersects(web.life);
        int value = evicts ? -1 : 0;
        value += 4 * web.hints.getOrDefault(register, 0);
        for (Node friend : web.friends) {
            Web other = webs.get(friend);
            if (other.location instanceof Location.InRegister(Register theirs) && theirs == register) value += 4;
            else if (other.location == null && other.hints.containsKey(register)) value += 1;
        }
        // The first use of a register that the caller owns costs a push and a pop.
        return CALLEE_SAVED.contains(register) && !saved.contains(register) ? value - 2 : value;
    }

    private int slot(BitSet life) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).intersects(life)) continue;
            slots.get(i).or(life);
            return i;
        }
        slots.add((BitSet) life.clone());
        return slots.size() - 1;
    }

    /// Where a value lives; null for values without a place.
    public Location of(Node node) {
        Web web = webs.get(node);
        return web == null ? null : web.location;
    }

    /// Whether the place of `value` holds it when the instructions of `node` begin.
    public boolean isLive(Node value, Node node) {
        return lifetimes.lives().get(value).get(lifetimes.step(node) + Lifetimes.READ);
    }

    /// Words of the frame for values without a register.
    public int slots() {
        return slots.size();
    }

    /// Registers of the caller that this method must preserve, in the order in which to push them.
    public List<Register> saved() {
        return List.copyOf(saved);
    }
}
