package ringside.compiler.random;

/// Random statements. Loops count to small constants; the deeper, the fewer.
final class Statements {
    private static final int DEEPEST = 3;

    private final Choice choice;
    private final StringBuilder text;

    Statements(Choice choice, StringBuilder text) {
        this.choice = choice;
        this.text = text;
    }

    private void line(int indent, String line) {
        text.append("    ".repeat(indent)).append(line).append('\n');
    }

    /// Statements whose variables end with them, unless they are the body of a method.
    void block(Expressions values, int indent, int count, int depth) {
        Expressions inner = depth == 0 ? values : values.within(values.scope().copy());
        for (int i = 0; i < count; i++) statement(inner, indent, depth);
    }

    private void body(Expressions values, int indent, int depth) {
        block(values, indent, 1 + choice.below(2), depth);
    }

    private void statement(Expressions values, int indent, int depth) {
        switch (choice.below(depth < DEEPEST ? 18 : 12)) {
            case 0, 1 -> {
                String name = choice.name("v");
                line(indent, "int " + name + " = " + values.intValue(2) + ";");
                values.scope().addInt(name);
            }
            case 2 -> {
                String name = choice.name("w");
                line(indent, "long " + name + " = " + values.longValue(2) + ";");
                values.scope().longs().add(name);
            }
            case 3 -> line(indent, choice.pick(values.scope().intsToSet()) + choice.pick(" = ", " += ", " ^= ", " -= ", " *= ", " <<= ", " >>>= ")
                    + values.intValue(2) + ";");
            case 4 -> line(indent, choice.pick(values.scope().longs()) + choice.pick(" = ", " += ", " |= ", " *= ", " >>= ") + values.longValue(2) + ";");
            case 5 -> line(indent, choice.pick(values.scope().intsToSet()) + choice.pick("++;", "--;"));
            case 6, 7, 8, 9, 10, 11 -> line(indent, choice.pick(values.facets()).statement(values));
            case 12, 13 -> branch(values, indent, depth);
            case 14 -> count(values.withoutCalls(), indent, depth);
            case 15 -> repeat(values.withoutCalls(), indent, depth);
            case 16 -> choose(values, indent, depth);
            default -> produce(values, indent);
        }
    }

    private void branch(Expressions values, int indent, int depth) {
        line(indent, "if (" + values.truth(2) + ") {");
        body(values, indent + 1, depth + 1);
        if (choice.once(2)) {
            line(indent, "} else {");
            body(values, indent + 1, depth + 1);
        }
        line(indent, "}");
    }

    private void count(Expressions values, int indent, int depth) {
        String counter = choice.name("i");
        String label = choice.name("loop");
        line(indent, label + ": for (int " + counter + " = " + choice.below(3) + "; " + counter + " < " + (2 + choice.below(6)) + "; " + counter + "++) {");
        Expressions inner = values.within(values.scope().copy());
        inner.scope().ints().add(counter);
        body(inner, indent + 1, depth + 2);
        if (choice.once(3)) {
            String twin = choice.name("j");
            line(indent + 1, "for (int " + twin + " = 4; " + twin + " >= 0; " + twin + "--) {");
            inner.scope().ints().add(twin);
            line(indent + 2, "if (" + inner.truth(1) + ") " + choice.pick("break ", "continue ") + label + ";");
            body(inner, indent + 2, DEEPEST);
            line(indent + 1, "}");
        } else if (choice.once(3)) {
            line(indent + 1, "if (" + inner.truth(1) + ") " + choice.pick("break;", "continue;"));
        }
        line(indent, "}");
    }

    private void repeat(Expressions values, int indent, int depth) {
        String left = choice.name("left");
        boolean first = choice.once(2);
        line(indent, "int " + left + " = " + (1 + choice.below(6)) + ";");
        line(indent, first ? "while (" + left + "-- > 0 && " + values.truth(1) + ") {" : "do {");
        Expressions inner = values.within(values.scope().copy());
        inner.scope().ints().add(left);
        body(inner, indent + 1, depth + 2);
        line(indent, first ? "}" : "} while (--" + left + " > 0 && " + values.truth(1) + ");");
    }

    /// Dense and sparse labels, with and without `break`.
    private void choose(Expressions values, int indent, int depth) {
        boolean sparse = choice.once(3);
        line(indent, "switch (" + values.intValue(1) + (sparse ? " & 1023" : " & 7") + ") {");
        int cases = 1 + choice.below(6);
        for (int i = 0; i < cases; i++) {
            line(indent + 1, "case " + (sparse ? i * i * 37 + i : i) + ": {");
            body(values, indent + 2, depth + 2);
            line(indent + 1, "}");
            if (!choice.once(3)) line(indent + 1, "break;");
        }
        line(indent + 1, "default: " + choice.pick(values.scope().intsToSet()) + " -= 3;");
        line(indent, "}");
    }

    private void produce(Expressions values, int indent) {
        String name = choice.name("y");
        line(indent, "int " + name + " = switch (" + values.intValue(1) + " & 3) {");
        line(indent + 1, "case 0, 2 -> " + values.intValue(2) + ";");
        line(indent + 1, "case 1 -> { if (" + values.truth(1) + ") yield " + values.intValue(1) + "; yield " + values.intValue(1) + "; }");
        line(indent + 1, "default -> " + values.intValue(1) + ";");
        line(indent, "};");
        values.scope().addInt(name);
    }
}
