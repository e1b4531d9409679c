package ringside.compiler.random;

import java.util.List;

/// Interface dispatch to classes, records and enum constants; default, static and private interface methods.
final class Interfaces implements Facet {
    @Override
    public String members(Choice choice) {
        var plain = Expressions.plain(choice, List.of("a", "b"), List.of());
        return """
                    interface Rule {
                        int apply(int a, int b);
                        default long twice(long x) { return apply((int) x, 2) + mixed(x); }
                        private long mixed(long x) { return x * 3 ^ fixed(2); }
                        static int fixed(int a) { return a ^ %d; }
                    }
                    static final class Sum implements Rule { int calls; public int apply(int a, int b) { calls++; return %s + calls; } }
                    record Bias(int bias, byte small) implements Rule {
                        Bias { bias ^= 5; }
                        public int apply(int a, int b) { return %s + bias - small(); }
                        public long twice(long x) { return Rule.super.twice(x) - 1; }
                    }
                    enum Fixed implements Rule {
                        ONE { public int apply(int a, int b) { return %s; } },
                        TWO { public int apply(int a, int b) { return ordinal() + a - b; } public long twice(long x) { return -x; } }
                    }
                    static final Rule[] RULES = {new Sum(), new Bias(%d, (byte) 3), Fixed.ONE, Fixed.TWO};
                    Rule rule = RULES[%d];
                """.formatted(choice.below(64), plain.intValue(2), plain.intValue(2), plain.intValue(2), choice.below(1000) - 500, choice.below(4));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        Choice choice = values.choice();
        return switch (choice.below(4)) {
            case 0, 1 -> "rule.apply(" + values.intValue(depth) + ", " + values.intValue(depth) + ")";
            case 2 -> "RULES[" + values.intValue(depth) + " & 3].apply(" + values.intValue(depth) + ", 7)";
            default -> bias(choice.name("b"), values.intValue(depth));
        };
    }

    private static String bias(String name, String otherwise) {
        return "(rule instanceof Bias(int " + name + ", var s" + name + ") ? " + name + " - s" + name + " : Rule.fixed(" + otherwise + "))";
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return "rule.twice(" + values.longValue(depth) + ")";
    }

    @Override
    public String statement(Expressions values) {
        return switch (values.choice().below(3)) {
            case 0 -> "rule = new Bias(" + values.intValue(1) + ", (byte) " + values.intValue(1) + ");";
            case 1 -> "if (rule instanceof Sum) rule = Fixed.TWO; else rule = new Sum();";
            default -> "rule = RULES[" + values.intValue(1) + " & 3];";
        };
    }

    @Override
    public String digest() {
        return "rule.apply(5, 9) + RULES[0].twice(3)";
    }
}
