package ringside.compiler.random;

import java.util.ArrayList;
import java.util.List;

/// Random expressions over the names in scope and over what facets offer. Divisors are odd and indices masked, so that none fails.
final class Expressions {
    /// A method of the class that may be called.
    record Callee(String name, List<String> types, String result) {}

    private static final String[] OPERATORS = {"+", "-", "*", "&", "|", "^"};
    private static final String[] SHIFTS = {"<<", ">>", ">>>"};
    private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

    private final Choice choice;
    private final Scope scope;
    private final List<Facet> facets;
    private final List<Callee> callees;

    Expressions(Choice choice, Scope scope, List<Facet> facets, List<Callee> callees) {
        this.choice = choice;
        this.scope = scope;
        this.facets = facets;
        this.callees = callees;
    }

    /// Expressions over plain variables alone.
    static Expressions plain(Choice choice, List<String> ints, List<String> longs) {
        return new Expressions(choice, Scope.of(ints, longs), List.of(), List.of());
    }

    Choice choice() {
        return choice;
    }

    Scope scope() {
        return scope;
    }

    List<Facet> facets() {
        return facets;
    }

    /// The same where inner names are known.
    Expressions within(Scope inner) {
        return new Expressions(choice, inner, facets, callees);
    }

    /// The same where calls would multiply.
    Expressions withoutCalls() {
        return new Expressions(choice, scope, facets, List.of());
    }

    private String intLeaf() {
        return choice.once(3) || scope.ints().isEmpty() ? intLiteral() : choice.pick(scope.ints());
    }

    private String longLeaf() {
        return choice.once(3) || scope.longs().isEmpty() ? longLiteral() : choice.pick(scope.longs());
    }

    String intValue(int depth) {
        if (depth <= 0) return intLeaf();
        int d = depth - 1;
        return switch (choice.below(facets.isEmpty() ? 9 : 14)) {
            case 0 -> intLeaf();
            case 1, 2 -> "(" + intValue(d) + " " + choice.pick(OPERATORS) + " " + intValue(d) + ")";
            case 3 -> "(" + intValue(d) + " " + choice.pick(SHIFTS) + " " + (choice.once(2) ? intValue(d) : longValue(0)) + ")";
            case 4 -> "(" + intValue(d) + " " + choice.pick("/", "%") + " (" + intValue(d) + " | 1))";
            case 5 -> "(int) " + longValue(d);
            case 6 -> "(" + choice.pick("byte", "short", "char") + ") " + intValue(d);
            case 7 -> "(" + intValue(d) + " " + choice.pick("/", "%", "*", "<<", ">>", ">>>", "+", "-") + " " + factor() + ")";
            case 8 -> "(" + truth(1) + " ? " + intValue(d) + " : " + intValue(d) + ")";
            case 9 -> call("int", d);
            default -> choice.pick(facets).intValue(this, d);
        };
    }

    String longValue(int depth) {
        if (depth <= 0) return longLeaf();
        int d = depth - 1;
        return switch (choice.below(facets.isEmpty() ? 8 : 12)) {
            case 0 -> longLeaf();
            case 1, 2 -> "(" + longValue(d) + " " + choice.pick(OPERATORS) + " " + longValue(d) + ")";
            case 3 -> "(" + longValue(d) + " " + choice.pick(SHIFTS) + " " + intValue(d) + ")";
            case 4 -> "(" + longValue(d) + " " + choice.pick("/", "%") + " (" + longValue(d) + " | 1L))";
            case 5 -> "(long) " + intValue(d);
            case 6 -> "(" + longValue(d) + " " + choice.pick("/", "%", "*", "<<", ">>", "+") + " " + factor() + "L)";
            case 7 -> "(" + truth(1) + " ? " + longValue(d) + " : " + longValue(d) + ")";
            case 8 -> call("long", d);
            default -> choice.pick(facets).longValue(this, d);
        };
    }

    String truth(int depth) {
        return switch (choice.below(depth > 0 ? 8 : 3)) {
            case 0, 1 -> intValue(depth) + " " + choice.pick(COMPARISONS) + " " + intValue(0);
            case 2 -> longValue(depth) + " " + choice.pick(COMPARISONS) + " " + longValue(0);
            case 3 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
            case 4 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
            case 5 -> "(" + truth(depth - 1) + " " + choice.pick("&", "|", "^") + " " + truth(depth - 1) + ")";
            case 6 -> intValue(depth) + " " + choice.pick(COMPARISONS) + " " + intLiteral();
            default -> "!(" + truth(depth - 1) + ")";
        };
    }

    private String call(String type, int depth) {
        List<Callee> fitting = callees.stream().filter(callee -> callee.result().equals(type)).toList();
        if (fitting.isEmpty()) return type.equals("int") ? intLeaf() : longLeaf();
        Callee callee = choice.pick(fitting);
        var arguments = new ArrayList<String>();
        for (String parameter : callee.types()) arguments.add(parameter.equals("int") ? intValue(depth - 1) : longValue(depth - 1));
        return callee.name() + "(" + String.join(", ", arguments) + ")";
    }

    /// A constant operand; every division by a constant has instructions of its own.
    private String factor() {
        return choice.pick("1", "2", "3", "5", "6", "7", "8", "9", "10", "16", "25", "60", "100", "125", "641", "1000", "1024", "86400", "1000003",
                "2147483647", "-1", "-2", "-3", "-5", "-7", "-8", "-100", String.valueOf(choice.below(100_000) + 1));
    }

    private String intLiteral() {
        return choice.pick("0", "1", "-1", "2", "5", "8", "31", "127", "255", "65535", "0x7FFFFFFF", "0x80000000", String.valueOf(choice.below(2000) - 1000));
    }

    private String longLiteral() {
        return choice.pick("0L", "1L", "-1L", "0xFFFFFFFFL", "0x100000000L", "0x7FFFFFFFL", "-0x80000000L", "Long.MIN_VALUE", "Long.MAX_VALUE",
                (choice.below(2000) - 1000) + "L");
    }
}
