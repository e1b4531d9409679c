package ringside.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a random guest class whose `static long run()` always ends and never fails, so that only its result can differ.
///
/// Divisors are made odd, indices are masked, loops count to small constants, calls go to earlier methods only.
final class RandomProgram {
    private static final int METHODS = 5;
    private static final int DEPTH = 3;
    private static final String[] INT_OPERATORS = {"+", "-", "*", "&", "|", "^", "<<", ">>", ">>>"};
    private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

    private record Method(String name, List<String> types, String result) {}

    private final Random random;
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<Method> methods = new ArrayList<>();
    private final List<String> ints = new ArrayList<>();
    private final List<String> longs = new ArrayList<>();
    private int fresh;
    private int loops;

    RandomProgram(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
    }

    String source() {
        text.append("package guest.app.random;\n\npublic final class ").append(name).append(" {\n");
        text.append("""
                    static abstract class Node { int value; long wide; Node next; abstract int step(int by); long both() { return wide + step(3); } }
                    static final class Up extends Node { int step(int by) { value += by; return value; } }
                    static class Down extends Node { int step(int by) { value -= by * 3; wide ^= value; return value; } }
                    static final class Slow extends Down { long both() { return super.both() * 5 - wide; } }
                    static int statics = 5;
                    static long staticl = -7;
                    static final int[] TABLE = {3, 1, -4, 1, 5, -9, 2, 6, 5, 3, 5, -8, 9, 7, 9, 3};
                    final int[] cells = new int[16];
                    final long[] wides = new long[16];
                    final byte[] bytes = new byte[16];
                    final char[] chars = new char[16];
                    final short[] shorts = new short[16];
                    int field = 11;
                    byte small = 3;
                    long broad = 1L << 33;
                    Node node;
                    static Node make(int kind) { return switch (kind & 3) { case 0 -> new Up(); case 1 -> new Down(); case 2 -> new Slow(); default -> new Up(); }; }
                """);
        for (int i = 0; i < METHODS; i++) method(i);
        run();
        return text.append("}\n").toString();
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private String pick(List<String> from) {
        return from.get(below(from.size()));
    }

    private String pick(String... from) {
        return from[below(from.length)];
    }

    private void line(int indent, String line) {
        text.append("    ".repeat(indent)).append(line).append('\n');
    }

    private void method(int number) {
        ints.clear();
        longs.clear();
        fresh = 0;
        loops = 0;
        var types = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        int count = 1 + below(4);
        for (int i = 0; i < count; i++) {
            String type = pick("int", "int", "long");
            types.add(type);
            parameters.add(type + " p" + i);
            (type.equals("int") ? ints : longs).add("p" + i);
        }
        ints.add("field");
        longs.add("broad");
        String result = pick("int", "long");
        line(1, result + " m" + number + "(" + String.join(", ", parameters) + ") {");
        block(2, 3 + below(6), 0);
        line(2, "return " + (result.equals("int") ? intValue(DEPTH) : longValue(DEPTH)) + ";");
        line(1, "}");
        methods.add(new Method("m" + number, types, result));
    }

    private void run() {
        line(1, "public static long run() {");
        line(2, "var o = new " + name + "();");
        line(2, "o.node = make(" + below(4) + ");");
        line(2, "o.node.next = make(" + below(4) + ");");
        line(2, "long sum = 0;");
        line(2, "for (int i = -2; i < 4; i++) {");
        for (Method method : methods) {
            var arguments = new ArrayList<String>();
            for (String type : method.types) {
                arguments.add(type.equals("int") ? "i * " + (below(2000) - 1000) : "(long) i << " + below(50));
            }
            line(3, "sum = sum * 31 + o." + method.name + "(" + String.join(", ", arguments) + ");");
        }
        line(2, "}");
        line(2, "for (int i = 0; i < 16; i++) sum = sum * 31 + o.cells[i] + o.wides[i] + o.bytes[i] + o.chars[i] + o.shorts[i];");
        line(2, "return sum * 31 + o.field + o.broad + statics + staticl + o.node.value + o.node.wide;");
        line(1, "}");
    }

    private void block(int indent, int statements, int depth) {
        int knownInts = ints.size();
        int knownLongs = longs.size();
        for (int i = 0; i < statements; i++) statement(indent, depth);
        if (depth > 0) {
            ints.subList(knownInts, ints.size()).clear();
            longs.subList(knownLongs, longs.size()).clear();
        }
    }

    private void statement(int indent, int depth) {
        switch (below(depth < 3 ? 16 : 11)) {
            case 0, 1 -> {
                String local = "v" + fresh++;
                line(indent, "int " + local + " = " + intValue(DEPTH) + ";");
                ints.add(local);
            }
            case 2 -> {
                String local = "v" + fresh++;
                line(indent, "long " + local + " = " + longValue(DEPTH) + ";");
                longs.add(local);
            }
            case 3, 4 -> line(indent, pick(ints) + pick(" = ", " += ", " ^= ", " -= ") + intValue(DEPTH) + ";");
            case 5 -> line(indent, pick(longs) + pick(" = ", " += ", " |= ", " *= ") + longValue(DEPTH) + ";");
            case 6 -> line(indent, "cells[" + index() + "]" + pick(" = ", " += ", " &= ") + intValue(2) + ";");
            case 7 -> line(indent, "wides[" + index() + "]" + pick(" = ", " ^= ") + longValue(2) + ";");
            case 8 -> line(indent, pick("bytes[" + index() + "] = (byte) ", "chars[" + index() + "] = (char) ", "shorts["
                    + index() + "] = (short) ",
                    "small = (byte) ", "small += ") + intValue(2) + ";");
            case 9 -> line(indent, pick("statics" + pick(" = ", " += ") + intValue(2), "staticl -= "
                    + longValue(2), "node.value += " + intValue(1),
                    "node = node.next == null ? make(" + intValue(1) + ") : node.next") + ";");
            case 10 -> line(indent, pick(ints) + "++;");
            case 11, 12 -> branch(indent, depth);
            case 13 -> loop(indent, depth);
            case 14 -> choice(indent, depth);
            default -> line(indent, "if (node instanceof Down d) field += d.step(" + intValue(1) + ");");
        }
    }

    private void branch(int indent, int depth) {
        line(indent, "if (" + condition(2) + ") {");
        block(indent + 1, 1 + below(3), depth + 1);
        if (random.nextBoolean()) {
            line(indent, "} else {");
            block(indent + 1, 1 + below(3), depth + 1);
        }
        line(indent, "}");
    }

    private void loop(int indent, int depth) {
        String counter = "i" + loops++;
        line(indent, "for (int " + counter + " = " + below(3) + "; " + counter + " < " + (2 + below(6)) + "; " + counter
                + "++) {");
        // A counter may be read but not written.
        line(indent + 1, "int c" + counter + " = " + counter + ";");
        ints.add("c" + counter);
        block(indent + 1, 1 + below(3), depth + 2);
        ints.remove("c" + counter);
        if (below(4) == 0) line(indent + 1, "if (" + condition(1) + ") " + pick("break;", "continue;"));
        line(indent, "}");
    }

    private void choice(int indent, int depth) {
        line(indent, "switch (" + intValue(1) + " & 7) {");
        int cases = 1 + below(7);
        for (int i = 0; i < cases; i++) {
            line(indent + 1, "case " + i + ": {");
            block(indent + 2, 1 + below(2), depth + 2);
            line(indent + 1, "}");
            if (below(3) > 0) line(indent + 1, "break;");
        }
        line(indent + 1, "default: " + pick(ints) + " -= 3;");
        line(indent, "}");
    }

    private String index() {
        return intValue(1) + " & 15";
    }

    private String condition(int depth) {
        return switch (below(depth > 0 ? 6 : 3)) {
            case 0, 1 -> intValue(1) + " " + pick(COMPARISONS) + " " + intValue(1);
            case 2 -> longValue(1) + " " + pick(COMPARISONS) + " " + longValue(1);
            case 3 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 4 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            default -> "!(" + condition(depth - 1) + ")";
        };
    }

    private String intValue(int depth) {
        if (depth == 0) return below(3) == 0 ? intLiteral() : pick(ints);
        int d = depth - 1;
        return switch (below(14)) {
            case 0 -> intLiteral();
            case 1 -> pick(ints);
            case 2, 3, 4 -> "(" + intValue(d) + " " + pick(INT_OPERATORS) + " " + intValue(d) + ")";
            case 5 -> "(" + intValue(d) + " " + pick("/", "%") + " (" + intValue(d) + " | 1))";
            case 6 -> "(int) (" + longValue(d) + ")";
            case 7 -> "((" + pick("byte", "short", "char") + ") (" + intValue(d) + "))";
            case 8 -> pick("cells", "bytes", "chars", "shorts", "TABLE") + "[" + intValue(d) + " & 15]";
            case 9 -> pick("Math.min", "Math.max", "Integer.compareUnsigned", "Integer.divideUnsigned") + "(" + intValue(d)
                    + ", " + intValue(d) + " | 1)";
            case 10 -> "(" + condition(1) + " ? " + intValue(d) + " : " + intValue(d) + ")";
            case 11 -> call("int", d);
            case 12 -> pick("statics", "small", "node.value", "node.step(" + intValue(d) + ")", "(int) node.both()");
            default -> "(" + intValue(d) + " " + pick("/", "%", "*", "+", "<<", ">>") + " "
                    + pick("1", "2", "3", "7", "8", "16", "100", "-1", "-5") + ")";
        };
    }

    private String longValue(int depth) {
        if (depth == 0) return below(3) == 0 ? longLiteral() : pick(longs);
        int d = depth - 1;
        return switch (below(11)) {
            case 0 -> longLiteral();
            case 1 -> pick(longs);
            case 2, 3 -> "(" + longValue(d) + " " + pick("+", "-", "*", "&", "|", "^") + " " + longValue(d) + ")";
            case 4 -> "(" + longValue(d) + " " + pick("<<", ">>", ">>>") + " " + intValue(d) + ")";
            case 5 -> "(" + longValue(d) + " " + pick("/", "%") + " (" + longValue(d) + " | 1))";
            case 6 -> "(long) " + intValue(d);
            case 7 -> "wides[" + intValue(d) + " & 15]";
            case 8 -> pick("staticl", "node.wide", "node.both()");
            case 9 -> call("long", d);
            default -> "(" + longValue(d) + " " + pick("/", "%", "*", "<<") + " " + pick("1L", "4L", "7L", "1000L") + ")";
        };
    }

    private String call(String type, int depth) {
        List<Method> fitting = methods.stream().filter(method -> method.result.equals(type)).toList();
        if (fitting.isEmpty() || depth < 1) return type.equals("int") ? intLiteral() : longLiteral();
        Method method = fitting.get(below(fitting.size()));
        var arguments = new ArrayList<String>();
        for (String parameter : method.types) arguments.add(parameter.equals("int") ? intValue(depth - 1) : longValue(depth - 1));
        return method.name + "(" + String.join(", ", arguments) + ")";
    }

    private String intLiteral() {
        return pick("0", "1", "-1", "2", "5", "8", "255", "65536", "0x7FFFFFFF", "0x80000000",
                String.valueOf(below(2000) - 1000));
    }

    private String longLiteral() {
        return pick("0L", "1L", "-1L", "0xFFFFFFFFL", "0x100000000L", "Long.MIN_VALUE", "Long.MAX_VALUE",
                (below(2000) - 1000) + "L");
    }
}
