package ringside.compiler.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.reach.DomainReach;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.GuestMethod;

/// Holds a domain's code to `@GuardedBy` and `@Holds`: on every way to a guarded field its object's lock was acquired and not released.
///
/// Works on graphs into which nothing was inlined. The fields are private, so only classes nested in one outermost class need be read.
public final class GuardCheck {
    private static final String LOCK = "guest/port/Lock";

    /// A lock, named by its object and field, that is held.
    private record Held(Node object, String lock) {}

    private final DomainReach reach;
    private final DomainCode scratch;
    private final Findings findings;
    private final Map<String, GuestField> guarded = new HashMap<>();
    private final Map<Block, Set<Held>> atEnd = new HashMap<>();
    private GuestMethod method;

    private GuardCheck(DomainReach reach, DomainCode scratch) {
        this.reach = reach;
        this.scratch = scratch;
        this.findings = reach.program().findings();
    }

    /// @param scratch code of the same domain that inlines nothing and is not kept
    public static void judge(DomainReach reach, DomainCode scratch) {
        new GuardCheck(reach, scratch).judge();
    }

    private void judge() {
        var owners = new LinkedHashSet<GuestClass>();
        var homes = new HashSet<String>();
        for (GuestMethod one : reach.methods()) owners.add(one.owner());
        for (GuestClass owner : owners) {
            for (GuestField field : owner.fields()) if (field.guard() != null && judgeDeclaration(owner, field)) homes.add(home(owner));
        }
        if (homes.isEmpty()) return;
        for (GuestMethod one : reach.methods()) {
            if (one.holds() != null && !one.isPrivate()) findings.add(Rule.GUARD, one, 0, one.displayName() + " is @Holds and not private");
            if (homes.contains(home(one.owner())) && one.code() != null) judge(one);
        }
    }

    private static String home(GuestClass type) {
        int nested = type.name().indexOf('$');
        return nested < 0 ? type.name() : type.name().substring(0, nested);
    }

    private boolean judgeDeclaration(GuestClass owner, GuestField field) {
        boolean known = owner.fields().stream().anyMatch(lock -> lock.name().equals(field.guard()) && lock.isFinal() && !lock.isStatic()
                && scratch.world().isSubtype(Body.typeName(lock.descriptor()), LOCK));
        if (known && field.isPrivate() && !field.isStatic()) {
            guarded.put(owner.name() + "." + field.name(), field);
            return true;
        }
        findings.add(Rule.GUARD, owner.sourceFile(), owner.simpleName(), "guarded field " + field.name()
                + " must be private, and its guard " + field.guard() + " a final Lock of the same object");
        return false;
    }

    private void judge(GuestMethod one) {
        method = one;
        atEnd.clear();
        Graph graph = Body.translate(scratch.unit(one, Mode.UNCHECKED), scratch);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : graph.blocks()) {
                Set<Held> held = atStart(block, graph);
                for (Node node : block.nodes()) follow(node, held);
                changed |= !held.equals(atEnd.put(block, held));
            }
        }
        for (Block block : graph.blocks()) {
            Set<Held> held = atStart(block, graph);
            for (Node node : block.nodes()) {
                judge(node, held);
                follow(node, held);
            }
        }
    }

    /// What is held on every way into a block; ways not yet known are left out.
    private Set<Held> atStart(Block block, Graph graph) {
        if (block == graph.entry()) {
            var held = new HashSet<Held>();
            if (method.holds() != null) held.add(new Held(receiver(graph), method.holds()));
            return held;
        }
        Set<Held> common = null;
        for (Block before : block.predecessors()) {
            Set<Held> known = atEnd.get(before);
            if (known == null) continue;
            if (common == null) common = new HashSet<>(known);
            else common.retainAll(known);
        }
        return common == null ? new HashSet<>() : common;
    }

    private static Node receiver(Graph graph) {
        return graph.entry().nodes().stream().filter(node -> node.op() == Op.PARAMETER).findFirst().orElseThrow();
    }

    private static boolean isCall(Node node) {
        return (node.op() == Op.CALL || node.op() == Op.DISPATCH) && !node.inputs().isEmpty();
    }

    private void follow(Node node, Set<Held> held) {
        if (!isCall(node) || node.input(0).op() != Op.LOAD || node.input(0).base() == null) return;
        String alias = node.input(0).access().alias();
        var lock = new Held(node.input(0).base(), alias.substring(alias.lastIndexOf('.') + 1));
        String target = node.data().toString();
        if (target.contains("acquire()V")) held.add(lock);
        else if (target.contains("release()V")) held.remove(lock);
    }

    private void judge(Node node, Set<Held> held) {
        if (node.op() == Op.LOAD || node.op() == Op.STORE) judgeAccess(node, held);
        if (node.op() != Op.CALL || node.inputs().isEmpty()) return;
        GuestMethod target = scratch.requested((String) node.data()).method();
        if (target.holds() == null || held.contains(new Held(node.input(0), target.holds()))) return;
        findings.add(Rule.GUARD, method, node.position().line(), target.displayName() + " is called without its object's " + target.holds());
    }

    private void judgeAccess(Node node, Set<Held> held) {
        GuestField field = guarded.get(node.access().alias());
        if (field == null || held.contains(new Held(node.base(), field.guard()))) return;
        boolean ownConstructor = method.name().equals("<init>") && node.base().op() == Op.PARAMETER && node.base().immediate() == 0;
        if (ownConstructor) return;
        findings.add(Rule.GUARD, method, node.position().line(), "field " + field.name() + " is used without its object's " + field.guard());
    }
}
