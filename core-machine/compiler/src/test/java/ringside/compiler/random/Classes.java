package ringside.compiler.random;

import java.util.List;

/// Abstract classes, overriding, `super` calls, fields of every width, `instanceof`.
final class Classes implements Facet {
    @Override
    public String members(Choice choice) {
        var plain = Expressions.plain(choice, List.of("value", "by", "tiny"), List.of("wide"));
        return """
                    static abstract class Node {
                        int value = 3; long wide = -5; Node next; byte tiny = 1; boolean set; char letter = 'x';
                        abstract int step(int by);
                        long both() { return wide + step(3); }
                    }
                    static class Up extends Node { int step(int by) { value += %s; return value; } }
                    static class Down extends Node { int step(int by) { value -= by * 3; wide ^= %s; return %s; } }
                    static final class Slow extends Down { long both() { return super.both() * 5 - wide; } int step(int by) { set = !set; return set ? super.step(by) : %s; } }
                    static final class Last extends Up { long both() { letter++; return letter * 3L + value; } }
                    static Node node(int kind) {
                        return switch (kind & 3) { case 0 -> new Up(); case 1 -> new Down(); case 2 -> new Slow(); default -> new Last(); };
                    }
                    Node node = node(%d);
                    Node other = node(%d);
                """.formatted(plain.intValue(2), plain.within(Scope.of(List.of("by"), List.of())).longValue(2), plain.intValue(2), plain.intValue(1),
                choice.below(4), choice.below(4));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        Choice choice = values.choice();
        String name = choice.name("n");
        return switch (choice.below(7)) {
            case 0 -> "node.value";
            case 1, 2 -> choice.pick("node", "other") + ".step(" + values.intValue(depth) + ")";
            case 3 -> "(int) other.both()";
            case 4 -> "(node instanceof " + choice.pick("Up ", "Down ", "Slow ", "Last ") + name + " ? " + name + ".value : " + values.intValue(depth) + ")";
            case 5 -> "(node == other ? node.tiny : node.letter)";
            default -> "(other instanceof Down && !other.set ? 1 : " + values.intValue(0) + ")";
        };
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return values.choice().pick("node.both()", "node.wide", "other.wide", "node(" + values.intValue(0) + ").both()");
    }

    @Override
    public String statement(Expressions values) {
        Choice choice = values.choice();
        String name = choice.name("n");
        return switch (choice.below(7)) {
            case 0 -> "node.value " + choice.pick("=", "+=", "^=") + " " + values.intValue(1) + ";";
            case 1 -> "node = node.next == null ? node(" + values.intValue(1) + ") : node.next;";
            case 2 -> "node.next = " + choice.pick("other", "null", "node(" + values.intValue(0) + ")") + ";";
            case 3 -> "if (node instanceof Down " + name + " && " + name + ".value > " + values.intValue(1) + ") " + name + ".wide ^= " + values.longValue(1) + ";";
            case 4 -> "other.tiny " + choice.pick("+=", "-=", "<<=", ">>>=", "*=") + " " + values.intValue(1) + ";";
            case 5 -> "other = " + choice.pick("node", "node(" + values.intValue(0) + ")") + ";";
            default -> "if (!(other instanceof Up " + name + ")) { other.wide++; } else { " + name + ".value = " + name + ".step(2); }";
        };
    }

    @Override
    public String digest() {
        return "node.value + node.wide * 3 + node.tiny + other.both() + other.letter";
    }
}
