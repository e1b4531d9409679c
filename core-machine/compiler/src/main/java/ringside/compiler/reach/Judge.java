package ringside.compiler.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.intrinsic.Intrinsics;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.Placement.InComponent;
import ringside.compiler.world.Placement.InLibrary;
import ringside.compiler.world.Placement.Nowhere;
import ringside.compiler.world.World;

/// Applies the rules that depend on the plan: who may use what.
final class Judge {
    private record Edge(GuestMethod caller, Use.Call call) {}

    private final Program program;
    private final World world;
    private final DomainPlan domain;
    private final Findings findings;
    private final List<Edge> virtualEdges = new ArrayList<>();

    Judge(Program program, DomainPlan domain) {
        this.program = program;
        this.world = program.world();
        this.domain = domain;
        this.findings = program.findings();
    }

    /// True if code in this domain may refer to a member of `owner`; otherwise reports it.
    boolean mayUse(GuestMethod user, int line, GuestClass owner, String member) {
        return switch (program.placement().of(owner.name(), domain)) {
            case InLibrary _ -> true;
            case InComponent(DomainPlan other, _) when other == domain -> true;
            case InComponent _ -> {
                findings.add(Rule.DOMAIN_CALL, user, line, member);
                yield false;
            }
            case Nowhere _ -> {
                findings.add(Rule.NO_COMPONENT, user, line, owner.dottedName());
                yield false;
            }
        };
    }

    /// Judges a call whose target is certain.
    void edge(GuestMethod caller, Use.Call call, GuestMethod target) {
        ComponentPlan from = component(caller.owner());
        ComponentPlan to = component(target.owner());
        trust(caller, call, target, from);
        if (from == null || to == null || from == to || listed(from, to) || isCallback(call, from, to)) return;
        findings.add(Rule.UNLISTED_CALL, caller, call.line(), from.id(), target.displayName(), to.id());
    }

    /// In ring 0 nothing but the checks confines a checked component, so it may not call what believes its caller.
    private void trust(GuestMethod caller, Use.Call call, GuestMethod target, ComponentPlan from) {
        if (from == null || from.mode() != Mode.CHECKED || domain.ring() != 0 || target.trust() == null) return;
        if (program.placement().isFrame(caller.owner().name())) return;
        findings.add(Rule.TRUSTING, caller, call.line(), from.id(), target.displayName(), target.trust());
    }

    private boolean listed(ComponentPlan from, ComponentPlan to) {
        return program.plan().calls().stream()
                .anyMatch(call -> call.from().equals(from.id()) && call.to().equals(to.id()) && call.binding() == Binding.DIRECT);
    }

    /// Who may call a component may also hand it objects of its own to call back, through the interfaces of `guest.port`.
    private boolean isCallback(Use.Call call, ComponentPlan from, ComponentPlan to) {
        GuestClass port = world.find(call.type());
        return port != null && port.name().startsWith("guest/port/") && !port.isServicePort() && listed(to, from);
    }

    /// Keeps a call for [#virtualEdges].
    void remember(GuestMethod caller, Use.Call call) {
        if (component(caller.owner()) != null) virtualEdges.add(new Edge(caller, call));
    }

    void virtualEdges(BiFunction<String, String, Set<GuestMethod>> targets) {
        for (Edge edge : virtualEdges) {
            for (GuestMethod target : targets.apply(edge.call.type(), edge.call.selector())) {
                if (mayUse(edge.caller, edge.call.line(), target.owner(), target.displayName())) {
                    edge(edge.caller, edge.call, target);
                }
            }
        }
    }

    /// The component a class belongs to in this domain; null for library classes.
    private ComponentPlan component(GuestClass type) {
        return program.placement().of(type.name(), domain) instanceof InComponent(_, ComponentPlan component) ? component : null;
    }

    /// Judges and counts the raw calls of a method.
    void rawAccess(GuestMethod method, List<Use> uses) {
        GuestClass owner = method.owner();
        ComponentPlan component = component(owner);
        int calls = 0;
        for (Use use : uses) {
            if (!(use instanceof Use.Call call) || !Intrinsics.isRaw(call.type()) || call.isConstructor()) continue;
            calls++;
            String raw = call.type().substring(call.type().lastIndexOf('/') + 1) + "." + call.name();
            if (component != null && component.mode() == Mode.CHECKED && !program.placement().isFrame(owner.name())) {
                findings.add(Rule.UNCHECKED_DOOR, method, call.line(), raw, component.id());
            }
            GuestClass.RawPermit permit = owner.rawPermit();
            if (permit == null) findings.add(Rule.NO_PERMIT, method, call.line(), owner.dottedName(), raw);
            else if (permit.reason().isBlank()) findings.add(Rule.NO_REASON, owner.sourceFile(), owner.simpleName(),
                    owner.dottedName());
        }
        program.rawUses().count(method, calls);
    }

    void throwableCall(GuestMethod caller, Use.Call call) {
        boolean messageOfMatchException = call.name().equals("toString");
        if (!call.isConstructor() && !messageOfMatchException) findings.add(Rule.FOREIGN_CLASS, caller, call.line(), name(call));
    }

    void arrayMethod(GuestMethod caller, Use.Call call) {
        if (!call.name().equals("clone")) findings.add(Rule.OBJECT_METHOD, caller, call.line(), call.name());
    }

    void missingMethod(GuestMethod caller, Use.Call call) {
        // The dead handler of a record pattern asks its exception for text.
        if (call.type().equals("java/lang/Throwable")) return;
        boolean ofObject = isObjectMethod(call) && (world.find(call.type()) != null);
        if (ofObject && !call.type().equals(World.STRING)) findings.add(Rule.OBJECT_METHOD, caller, call.line(), call.name());
        else if (world.find(call.type()) == null && !isJdk(call.type())) findings.add(Rule.UNKNOWN_MEMBER, caller,
                call.line(), name(call));
        else findings.add(Rule.FOREIGN_CLASS, caller, call.line(), name(call));
    }

    /// Something of that name is there, but not as the instruction takes it to be.
    void missingMember(GuestMethod user, int line, String member) {
        findings.add(Rule.UNKNOWN_MEMBER, user, line, member + ", as it is used here,");
    }

    /// A class that was not compiled with the interface that it implements.
    void missingBody(GuestClass type, String selector) {
        findings.add(Rule.UNKNOWN_MEMBER, type.sourceFile(), type.simpleName(), type.dottedName() + "." + selector.substring(0, selector.indexOf('(')));
    }

    private static boolean isJdk(String type) {
        return type.startsWith("java/") || type.startsWith("javax/") || type.startsWith("jdk/");
    }

    private static boolean isObjectMethod(Use.Call call) {
        return switch (call.name()) {
            case "hashCode", "equals", "toString", "getClass", "notify", "notifyAll", "wait", "finalize", "clone" -> true;
            default -> false;
        };
    }

    private static String name(Use.Call call) {
        return call.type().replace('/', '.') + "." + call.name();
    }

    void missingField(GuestMethod method, Use.FieldAccess access) {
        Rule rule = access.type().startsWith("java/") ? Rule.FOREIGN_CLASS : Rule.UNKNOWN_MEMBER;
        findings.add(rule, method, access.line(), access.type().replace('/', '.') + "." + access.name());
    }

    /// True if objects of a class may be made here.
    boolean knownClass(GuestMethod method, int line, String type) {
        GuestClass found = world.find(type);
        if (found == null || type.equals(World.STRING)) {
            findings.add(isJdk(type) ? Rule.FOREIGN_CLASS : Rule.UNKNOWN_MEMBER, method, line, type.replace('/', '.'));
            return false;
        }
        String above = found.foreignSuperclass();
        if (above != null && !World.isThrowable(above)) findings.add(Rule.FOREIGN_CLASS, method, line, above.replace('/', '.'));
        return mayUse(method, line, found, found.dottedName());
    }

    /// Reports a type in a cast or test that the guest program does not have.
    void knownType(GuestMethod method, int line, String type) {
        if (type.startsWith("[")) knownElement(method, line, type);
        else if (world.find(type) == null && !World.isThrowable(type)) findings.add(Rule.FOREIGN_CLASS, method, line,
                type.replace('/', '.'));
    }

    boolean knownElement(GuestMethod method, int line, String array) {
        String element = array.substring(array.lastIndexOf('[') + 1);
        if (DataType.of(element) != DataType.REFERENCE) return true;
        String name = element.substring(1, element.length() - 1);
        if (world.find(name) != null) return true;
        findings.add(Rule.FOREIGN_CLASS, method, line, name.replace('/', '.'));
        return false;
    }
}
