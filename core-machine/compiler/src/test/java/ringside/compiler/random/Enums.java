package ringside.compiler.random;

import java.util.List;

/// Enums with fields, constructors, bodies, `values`, `ordinal`, `name`, and switches over them.
final class Enums implements Facet {
    @Override
    public String members(Choice choice) {
        var plain = Expressions.plain(choice, List.of("a", "weight"), List.of());
        return """
                    enum Hue {
                        RED(%d), GREEN(-4) { int mix(int a) { return %s; } }, BLUE(7), GREY(0) { int mix(int a) { return super.mix(a) + 1; } };
                        static final Hue DARKEST = GREY;
                        final int weight;
                        Hue(int weight) { this.weight = weight; }
                        int mix(int a) { return %s; }
                        Hue next() { return values()[(ordinal() + 1) %% values().length]; }
                    }
                    static int rank(Hue hue) { return switch (hue) { case RED -> %d; case BLUE -> hue.weight * 2; case GREEN, GREY -> hue.name().length(); }; }
                    Hue hue = Hue.%s;
                """.formatted(choice.below(100), plain.intValue(2), plain.intValue(2), choice.below(9), choice.pick("RED", "GREEN", "BLUE", "DARKEST"));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        return values.choice().pick("hue.weight", "hue.ordinal()", "hue.mix(" + values.intValue(depth) + ")", "rank(hue)", "hue.name().charAt(2)",
                "Hue.values()[" + values.intValue(depth) + " & 3].weight", "(hue == Hue.DARKEST ? 4 : " + values.intValue(depth) + ")",
                "rank(hue.next())");
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return "((long) hue.mix(" + values.intValue(depth) + "))";
    }

    @Override
    public String statement(Expressions values) {
        Choice choice = values.choice();
        String target = choice.pick(values.scope().intsToSet());
        return switch (choice.below(4)) {
            case 0 -> "hue = hue.next();";
            case 1 -> "hue = Hue.values()[" + values.intValue(1) + " & 3];";
            case 2 -> "switch (hue) { case RED: " + target + "++; case BLUE: " + target + " ^= 12; break; default: hue = Hue." + choice.pick("RED", "BLUE") + "; }";
            default -> "for (Hue " + choice.name("h") + " : Hue.values()) " + target + " += 3;";
        };
    }

    @Override
    public String digest() {
        return "hue.ordinal() * 100L + hue.mix(11)";
    }
}
