package ringside.compiler.random;

import java.util.List;

/// Sealed interfaces of records, pattern switches with guards, nested record patterns.
final class Sealed implements Facet {
    @Override
    public String members(Choice choice) {
        var plain = Expressions.plain(choice, List.of("i", "i", "f"), List.of("t"));
        return """
                    sealed interface Shape permits Dot, Line, Group {}
                    record Dot(int at) implements Shape {}
                    record Line(int from, long to) implements Shape { int length() { return (int) to - from; } }
                    record Group(Shape left, Shape right) implements Shape {}
                    static Shape shape(int s) {
                        return switch (s & 3) {
                            case 0 -> new Dot(s);
                            case 1 -> new Line(s, (long) s << 20);
                            case 2 -> new Group(new Dot(s ^ 3), new Line(1, s));
                            default -> new Group(new Line(s, 4), null);
                        };
                    }
                    @guest.lang.Recursive(9) static long area(Shape shape, int i) {
                        return switch (shape) {
                            case null -> %d;
                            case Dot d when d.at() > %d -> d.at() - i;
                            case Dot(int f) -> %s + f;
                            case Line(int f, long t) when f %s i -> %s;
                            case Line l -> l.length() + i;
                            case Group(Dot(var f), var rest) -> f * 3 + area(rest, i + 1);
                            case Group g -> area(g.left(), i) - area(g.right, i);
                        };
                    }
                    static int sort(Object o) {
                        return switch (o) { case int[] a -> a.length; case Group _ -> 2; case Shape s -> s instanceof Dot ? 3 : 4; case String t -> t.length(); default -> 9; };
                    }
                    static final Object[] ANY = {new int[5], "seven77", new Dot(1), new Group(null, null), new Object(), new long[2]};
                    Shape shape = shape(%d);
                """.formatted(choice.below(100), choice.below(20), plain.within(Scope.of(List.of("i"), List.of())).intValue(1), choice.pick("<", ">", "!="),
                plain.longValue(2), choice.below(4));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        Choice choice = values.choice();
        String name = choice.name("at");
        return switch (choice.below(5)) {
            case 0 -> "(shape instanceof Dot(int " + name + ") ? " + name + " : " + values.intValue(depth) + ")";
            case 1 -> "(shape instanceof Line " + name + " && " + name + ".from() > " + values.intValue(0) + " ? " + name + ".length() : " + values.intValue(depth) + ")";
            case 2 -> "sort(ANY[(" + values.intValue(depth) + " & 7) % 6])";
            case 3 -> "sort(shape" + choice.pick(" == null ? hold : shape)", "(" + values.intValue(0) + "))").replace("hold", "ANY[4]");
            default -> "(int) area(shape, " + values.intValue(depth) + ")";
        };
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return "area(shape" + values.choice().pick("", "(" + values.intValue(depth) + ")") + ", " + values.intValue(0) + ")";
    }

    @Override
    public String statement(Expressions values) {
        return switch (values.choice().below(4)) {
            case 0 -> "shape = new Line(" + values.intValue(1) + ", " + values.longValue(1) + ");";
            case 1 -> "shape = new Group(shape(" + values.intValue(1) + "), new Dot(" + values.intValue(1) + "));";
            case 2 -> "switch (shape) { case Dot d -> shape = new Line(d.at(), 9); case Line(int f, long t) -> shape = new Dot(f + (int) t); default -> shape = new Dot(0); }";
            default -> "shape = shape(" + values.intValue(1) + ");";
        };
    }

    @Override
    public String digest() {
        return "area(shape, 3) + sort(shape)";
    }
}
