package ringside.compiler.build;

import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.compiler.intrinsic.Intrinsic;
import ringside.compiler.intrinsic.Intrinsics;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;
import shared.layout.TrapCause;

/// Translates calls: intrinsic, inlined, direct, or through a dispatch table.
final class Calls {
    /// Bytes of bytecode up to which a body is inlined; about what a call with its moves costs in code.
    private static final int INLINE_BYTES = 40;
    /// The same for a method with one caller, which then needs no code of its own.
    private static final int INLINE_BYTES_ONCE = 150;
    private static final int INLINE_DEPTH = 6;
    /// Nodes of a graph beyond which only the smallest bodies are inlined.
    private static final int LARGE_GRAPH = 3000;
    private static final int TINY_BYTES = 10;

    private final Body body;
    private final Scope scope;
    private final Objects objects;
    private final DomainCode code;
    private final Cursor cursor;

    Calls(Body body, Scope scope, Objects objects) {
        this.body = body;
        this.scope = scope;
        this.objects = objects;
        this.code = body.code();
        this.cursor = body.cursor();
    }

    /// The result of the call; null if the method is void or never returns here.
    Node call(InvokeInstruction call, List<Node> arguments) {
        String type = call.owner().asInternalName();
        String selector = call.name().stringValue() + call.type().stringValue();
        if (World.isThrowable(type)) return cursor.constant(Kind.REFERENCE, 0);
        if (type.startsWith("[")) return objects.copyOf(arguments.getFirst(), type);
        GuestMethod target = code.world().resolve(type, selector);
        Intrinsic intrinsic = intrinsic(type, selector, target);
        if (intrinsic != null) {
            if (target != null && !target.isStatic() && intrinsic instanceof Intrinsic.Machine) body.demandObject(arguments.getFirst());
            return expand(intrinsic, call, arguments);
        }
        boolean decided = call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL || target.isPrivate();
        return decided ? direct(target, arguments) : virtual(type, selector, target, arguments);
    }

    private Intrinsic intrinsic(String type, String selector, GuestMethod target) {
        if (target != null) return Intrinsics.find(target.owner().name(), selector);
        for (String one : code.world().supertypesOf(type)) {
            Intrinsic found = Intrinsics.find(one, selector);
            if (found != null) return found;
        }
        return null;
    }

    private Node expand(Intrinsic intrinsic, InvokeInstruction call, List<Node> arguments) {
        return switch (intrinsic) {
            case Intrinsic.Machine(var machine) ->
                    cursor.add(Op.MACHINE, Kind.of(call.typeSymbol().returnType().descriptorString()),
                    arguments.toArray(Node[]::new)).withData(machine);
            case Intrinsic.Nodes(var shape) -> shape.append(cursor, arguments);
            case Intrinsic.Special(var meaning) ->
                    new SpecialCalls(body, scope, objects, this).expand(meaning, call.name().stringValue(), arguments);
        };
    }

    private Node virtual(String type, String selector, GuestMethod declared, List<Node> arguments) {
        Set<GuestMethod> targets = code.reach().targets(type, selector);
        if (targets.size() == 1) return direct(targets.iterator().next(), arguments);
        if (targets.isEmpty()) {
            body.demandObject(arguments.getFirst());
            return never(Kind.of(declared.returnDescriptor()));
        }
        var table = code.table(type, selector, body.unit().mode());
        Kind kind = Kind.of(declared.returnDescriptor());
        return cursor.add(Op.DISPATCH, kind,
                arguments.toArray(Node[]::new)).withData(table.symbol()).withImmediate(table.smallest())
                .withType(Body.typeName(declared.returnDescriptor()));
    }

    /// No object of the receiver's type can exist: execution never comes here with one.
    private Node never(Kind kind) {
        cursor.trap(TrapCause.UNREACHABLE);
        cursor.moveTo(cursor.graph().newBlock());
        return kind == Kind.VOID ? null : cursor.constant(kind, 0);
    }

    /// A call with one possible target.
    Node direct(GuestMethod target, List<Node> arguments) {
        if (!target.isStatic()) body.demandObject(arguments.getFirst());
        Unit unit = code.unit(target, body.unit().mode());
        if (mayInline(target, unit)) return inline(target, arguments);
        Kind kind = Kind.of(target.returnDescriptor());
        return cursor.add(Op.CALL, kind,
                arguments.toArray(Node[]::new)).withData(code.request(unit)).withType(Body.typeName(target.returnDescriptor()));
    }

    private boolean mayInline(GuestMethod target, Unit unit) {
        CodeModel bytecode = target.code();
        if (code.profile() == Profile.TEACHING || bytecode == null || target.isProbe() || scope.contains(target)) return false;
        if (unit.mode() != body.unit().mode() || !unit.isLibrary() && !unit.component().equals(body.unit().component())) {
            return false;
        }
        int usual = code.reach().hasOneCaller(target) ? INLINE_BYTES_ONCE : INLINE_BYTES;
        int limit = cursor.graph().nodeCount() > LARGE_GRAPH ? TINY_BYTES : usual;
        return Bytecode.size(bytecode) <= limit && scope.depth() < INLINE_DEPTH;
    }

    private Node inline(GuestMethod target, List<Node> arguments) {
        Position here = cursor.position();
        Block after = cursor.graph().newBlock();
        Scope inner = scope.inline(target, after);
        new MethodTranslator(body, inner).translate(arguments);
        cursor.moveTo(after);
        cursor.at(here);
        Kind kind = Kind.of(target.returnDescriptor());
        if (kind == Kind.VOID) return null;
        var values = new ArrayList<>(inner.returnValues());
        if (values.isEmpty()) return cursor.constant(kind, 0);
        Node phi = cursor.graph().phi(kind, here);
        phi.inputs().addAll(values);
        after.add(phi);
        return phi.withType(Body.typeName(target.returnDescriptor()));
    }
}
