package ringside.compiler.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.world.GuestMethod;

/// The graph of one unit under construction, and the checks its mode asks for.
public final class Body {
    private final Unit unit;
    private final DomainCode code;
    private final Graph graph = new Graph();
    private final Cursor cursor = new Cursor(graph);
    private final Map<Node, String> literals = new HashMap<>();
    private final Map<Node, Integer> lengths = new HashMap<>();
    private final Map<Node, String> classLiterals = new HashMap<>();

    private Body(Unit unit, DomainCode code) {
        this.unit = unit;
        this.code = code;
    }

    /// Translates a unit with everything inlined into it.
    public static Graph translate(Unit unit, DomainCode code) {
        var body = new Body(unit, code);
        GuestMethod method = unit.method();
        List<String> parameters = method.parameters();
        var arguments = new Node[parameters.size()];
        body.cursor.at(new Position(method.owner().sourceFile(), method.displayName(), 0));
        for (int i = 0; i < arguments.length; i++) {
            String descriptor = parameters.get(i);
            arguments[i] = body.cursor.add(Op.PARAMETER, Kind.of(descriptor)).withImmediate(i).withType(typeName(descriptor));
        }
        if (!method.isStatic()) arguments[0].markNonNull();
        new MethodTranslator(body, Scope.outermost(method)).translate(List.of(arguments));
        body.graph.analyse();
        return body.graph;
    }

    /// Internal name or array descriptor of a reference descriptor; null for primitives.
    static String typeName(String descriptor) {
        if (descriptor.startsWith("[")) return descriptor;
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : null;
    }

    Unit unit() {
        return unit;
    }

    DomainCode code() {
        return code;
    }

    Cursor cursor() {
        return cursor;
    }

    /// Literal text of string constant nodes, for intrinsics that need it at build time.
    Map<Node, String> literals() {
        return literals;
    }

    /// Internal names behind class literals.
    Map<Node, String> classLiterals() {
        return classLiterals;
    }

    boolean isChecked() {
        return unit.mode() == Mode.CHECKED;
    }

    void report(Rule rule, Scope scope, Object... details) {
        Findings findings = code.reach().program().findings();
        findings.add(rule, scope.method(), cursor.position().line(), details);
    }

    /// Check flag for an access through `reference`.
    Access.Check check(Node reference) {
        return isChecked() && !reference.isNonNull() ? Access.Check.NULL : Access.Check.NONE;
    }

    /// Makes sure that a null reference faults here.
    void demandObject(Node reference) {
        if (isChecked() && !reference.isNonNull()) cursor.add(Op.NULL_PROBE, Kind.VOID, reference);
    }

    /// Remembers that `array` is an array of the image heap with this length.
    void noteLength(Node array, int length) {
        lengths.put(array, length);
    }

    Node arrayLength(Node array) {
        Integer known = lengths.get(array);
        if (known != null) return cursor.integer(known);
        return cursor.load(Kind.INT, Access.length(check(array)), array);
    }

    /// Checks an index and gives the form in which it enters the address: unsigned where checked, sign-extended as in C where
    /// not.
    Node index(Node array, Node index, int cause) {
        if (!isChecked()) return cursor.add(Op.WIDEN, Kind.LONG, index);
        cursor.guard(Cond.UGE, index, arrayLength(array), cause);
        return cursor.add(Op.UNSIGNED, Kind.LONG, index);
    }
}
