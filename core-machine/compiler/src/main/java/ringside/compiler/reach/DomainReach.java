package ringside.compiler.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.dialect.Rule;
import ringside.compiler.intrinsic.Intrinsic;
import ringside.compiler.intrinsic.Intrinsics;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.snapshot.HeapTypes;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;
import shared.layout.TrapFrame;

/// The part of the program one domain can reach: methods, types that come into being, static fields.
public final class DomainReach {
    /// Entries that run on the domain's own stack.
    private static final List<String> STARTS = List.of("BOOT", "START");
    /// More than any entry stub leaves on the stack, in bytes.
    private static final int STUBS = 256;

    /// A call that the receiver's class decides.
    private record VirtualCall(String type, String selector) {}

    private final Program program;
    private final World world;
    private final DomainPlan domain;
    private final Judge judge;
    private final HeapTypes heapTypes;
    private final Map<String, GuestMethod> entries;
    private final List<GuestMethod> probes;
    private final Set<GuestMethod> methods = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<GuestField> statics = new LinkedHashSet<>();
    private final Map<VirtualCall, Set<GuestMethod>> virtualCalls = new LinkedHashMap<>();
    private final Map<VirtualCall, Integer> virtualSites = new HashMap<>();
    private final Map<String, List<VirtualCall>> callsByType = new HashMap<>();
    private final Map<String, String> stubClasses = new LinkedHashMap<>();
    private final Map<GuestMethod, Integer> callSites = new HashMap<>();
    private final Map<GuestMethod, Integer> callers = new HashMap<>();
    private final ArrayDeque<GuestMethod> work = new ArrayDeque<>();
    private CallGraph calls;
    private Object linkedProgram;

    private DomainReach(Program program, DomainPlan domain) {
        this.program = program;
        this.world = program.world();
        this.domain = domain;
        this.judge = new Judge(program, domain);
        this.heapTypes = new HeapTypes(world, program.findings());
        this.entries = Entries.of(program, domain);
        this.probes = Probes.of(program, domain);
    }

    /// Follows everything from the domain's entries and the plan's probes.
    public static DomainReach explore(Program program, DomainPlan domain) {
        var reach = new DomainReach(program, domain);
        reach.entries.values().forEach(reach::addMethod);
        reach.probes.forEach(reach::addMethod);
        reach.exhaust();
        return reach;
    }

    public Program program() {
        return program;
    }

    public DomainPlan domain() {
        return domain;
    }

    public Map<String, GuestMethod> entries() {
        return entries;
    }

    /// Everything that may be executed, in order of discovery.
    public Set<GuestMethod> methods() {
        return methods;
    }

    /// Methods at which the plan wants probe points.
    public List<GuestMethod> probes() {
        return probes;
    }

    /// Classes and arrays of which an object can exist.
    public Set<String> types() {
        return types;
    }

    /// The program object of `Link.program()`, or null if it is not asked for.
    public Object linkedProgram() {
        return linkedProgram;
    }

    /// Methods a call on `type` can reach, in order of discovery.
    public Set<GuestMethod> targets(String type, String selector) {
        return virtualCalls.getOrDefault(new VirtualCall(type, selector), Set.of());
    }

    /// True of a method that only one instruction of the domain can call.
    public boolean hasOneCaller(GuestMethod method) {
        return callers.computeIfAbsent(method, this::countCallers) == 1 && !probes.contains(method);
    }

    private int countCallers(GuestMethod method) {
        int direct = callSites.getOrDefault(method, 0);
        return direct + virtualCalls.entrySet().stream().filter(call -> call.getValue().contains(method))
                .mapToInt(call -> virtualSites.get(call.getKey())).sum();
    }

    /// Generated class behind `Stubs.factory(port.class, ...)`.
    public String stubClass(String factory, String port) {
        return stubClasses.get(factory + " " + port);
    }

    private void exhaust() {
        boolean grown = true;
        while (grown) {
            while (!work.isEmpty()) follow(work.remove());
            grown = false;
            // A later initialiser may have changed what an earlier field holds.
            for (GuestField field : List.copyOf(statics)) grown |= visitStatic(field);
        }
    }

    private boolean visitStatic(GuestField field) {
        Object value = program.host().value(field);
        return field.type() == DataType.REFERENCE && visitHeap(value, field.owner());
    }

    private boolean visitHeap(Object root, GuestClass holder) {
        boolean grown = false;
        for (String type : List.copyOf(heapTypes.visit(root, holder))) grown |= addType(type);
        return grown;
    }

    private void addMethod(GuestMethod method) {
        if (!methods.add(method)) return;
        initialise(method.owner());
        work.add(method);
    }

    private void initialise(GuestClass type) {
        if (type.declared("<clinit>()V") != null) program.host().initialise(type);
    }

    private boolean addType(String type) {
        if (!types.add(type)) return false;
        GuestClass found = world.find(type);
        if (found != null) initialise(found);
        for (String viewed : world.supertypesOf(type)) {
            for (VirtualCall call : List.copyOf(callsByType.getOrDefault(viewed, List.of()))) addTarget(call, type);
        }
        return true;
    }

    private void addTarget(VirtualCall call, String type) {
        GuestMethod target = world.select(type, call.selector());
        if (target == null || target.isAbstract() || target.isStatic()) {
            if (world.find(type) != null) judge.missingBody(world.find(type), call.selector());
            return;
        }
        virtualCalls.get(call).add(target);
        addMethod(target);
    }

    private void follow(GuestMethod method) {
        List<Use> uses = program.uses(method);
        judge.rawAccess(method, uses);
        for (Use use : uses) {
            switch (use) {
                case Use.Call call -> followCall(method, call);
                case Use.Creation creation -> followCreation(method, creation);
                case Use.FieldAccess access -> followField(method, access);
                case Use.Literal _ -> addType(World.STRING);
                case Use.Stub stub -> followStub(method, stub);
                case Use.CodeAddress address -> followAddress(method, address);
                case Use.TypeTest test -> judge.knownType(method, test.line(), test.type());
            }
        }
        if (method.isNative() && Intrinsics.find(method.owner().name(), method.selector()) == null) {
            program.findings().add(Rule.NATIVE, method, 0, method.displayName());
        }
    }

    private void followCall(GuestMethod caller, Use.Call call) {
        if (World.isThrowable(call.type())) {
            judge.throwableCall(caller, call);
            return;
        }
        if (call.type().startsWith("[")) {
            judge.arrayMethod(caller, call);
            return;
        }
        GuestMethod target = world.resolve(call.type(), call.selector());
        String owner = target == null ? nativeOwner(call) : target.owner().name();
        Intrinsic intrinsic = Intrinsics.find(owner, call.selector());
        if (intrinsic != null) {
            followIntrinsic(caller, call, intrinsic);
        } else if (target == null) {
            judge.missingMethod(caller, call);
        } else if (!call.fits(target)) {
            judge.missingMember(caller, call.line(), target.displayName());
        } else if (judge.mayUse(caller, call.line(), target.owner(), target.displayName())) {
            followTarget(caller, call, target);
        }
    }

    /// Owner under which an inherited JDK method stands in the intrinsic table.
    private String nativeOwner(Use.Call call) {
        if (call.isConstructor()) return call.type();
        for (String type : world.supertypesOf(call.type())) {
            if (Intrinsics.find(type, call.selector()) != null) return type;
        }
        return call.type();
    }

    private void followIntrinsic(GuestMethod caller, Use.Call call, Intrinsic intrinsic) {
        if (!(intrinsic instanceof Intrinsic.Special(Intrinsic.Meaning meaning))) return;
        if (meaning == Intrinsic.Meaning.LINKED_PROGRAM && linkedProgram == null) {
            linkedProgram = new ProgramLink(program).create(caller, call.line());
            if (linkedProgram != null) visitHeap(linkedProgram, caller.owner());
        }
    }

    private void followTarget(GuestMethod caller, Use.Call call, GuestMethod target) {
        if (call.isDecided(target)) {
            judge.edge(caller, call, target);
            callSites.merge(target, 1, Integer::sum);
            addMethod(target);
            return;
        }
        var key = new VirtualCall(call.type(), call.selector());
        virtualSites.merge(key, 1, Integer::sum);
        if (!virtualCalls.containsKey(key)) {
            virtualCalls.put(key, new LinkedHashSet<>());
            callsByType.computeIfAbsent(call.type(), _ -> new ArrayList<>()).add(key);
            for (String type : List.copyOf(types)) {
                if (world.isSubtype(type, call.type())) addTarget(key, type);
            }
        }
        judge.remember(caller, call);
    }

    /// Judges what is known only at the end: the targets of virtual calls, and what the graph of all calls shows.
    public void judgeCalls() {
        judge.virtualEdges(this::targets);
        calls = new CallGraph(this);
        Allocations.judge(this, calls);
        Recursions.judge(this, calls);
    }

    /// Judges whether the stack that the image gives the domain is large enough; programs get theirs from the kernel. In ring 0 a trap
    /// may come at the deepest point.
    ///
    /// @param frames bytes of one activation of each compiled method, return address included
    public void judgeStack(Map<GuestMethod, Integer> frames) {
        if (program.plan().kind() == ImagePlan.Kind.PROGRAM) return;
        var bound = new StackBound(calls, frames);
        long trap = entries.containsKey("TRAP") && domain.ring() == 0 ? TrapFrame.BYTES + bound.of(entries.get("TRAP")) : 0;
        for (String kind : STARTS) {
            GuestMethod start = entries.get(kind);
            if (start == null || bound.of(start) + trap + STUBS <= domain.stackBytes()) continue;
            program.findings().add(Rule.STACK, start, 0, start.displayName(), bound.of(start) + trap + STUBS, domain.stackBytes());
        }
    }

    private void followCreation(GuestMethod method, Use.Creation creation) {
        String type = creation.type();
        if (World.isThrowable(type)) return;
        if (type.startsWith("[")) {
            if (judge.knownElement(method, creation.line(), type)) addType(type);
            return;
        }
        if (judge.knownClass(method, creation.line(), type)) addType(type);
    }

    private void followField(GuestMethod method, Use.FieldAccess access) {
        GuestField field = world.field(access.type(), access.name(), access.descriptor());
        if (field == null) {
            judge.missingField(method, access);
        } else if (field.isStatic() != (access.kind() == Use.Kind.STATIC)) {
            judge.missingMember(method, access.line(), field.toString());
        } else if (access.kind() == Use.Kind.STATIC
                && judge.mayUse(method, access.line(), field.owner(), field.owner().dottedName() + "." + field.name())
                && !field.name().equals("$assertionsDisabled") && statics.add(field)) {
            visitStatic(field);
        }
    }

    private void followStub(GuestMethod method, Use.Stub stub) {
        String key = stub.factory() + " " + stub.port();
        if (stubClasses.containsKey(key)) return;
        String made = new StubClasses(program).make(method, stub);
        stubClasses.put(key, made);
        if (made == null) return;
        GuestClass type = world.find(made);
        addType(made);
        for (GuestMethod constructor : type.methods()) if (constructor.name().equals("<init>")) addMethod(constructor);
    }

    private void followAddress(GuestMethod method, Use.CodeAddress address) {
        GuestMethod target = staticMethod(world, address.method());
        if (target == null) {
            program.findings().add(Rule.LITERAL, method, address.line(), "Code.address needs a static method, and \""
                    + address.method() + "\" is none");
        } else if (judge.mayUse(method, address.line(), target.owner(), target.displayName())) {
            addMethod(target);
        }
    }

    /// The only static method of a name like `guest/kernel/Idle.run`, or null.
    public static GuestMethod staticMethod(World world, String name) {
        int dot = name.lastIndexOf('.');
        GuestClass owner = dot < 0 ? null : world.find(name.substring(0, dot));
        if (owner == null) return null;
        List<GuestMethod> named = owner.methods().stream().filter(m -> m.isStatic()
                && m.name().equals(name.substring(dot + 1))).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
