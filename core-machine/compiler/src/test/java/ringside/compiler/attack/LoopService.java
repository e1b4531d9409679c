package ringside.compiler.attack;

import ringside.compiler.random.Choice;

/// Writes a service whose loops run off the ends of arrays, or nearly so: every form of index, bound, step and early exit that a check taken
/// out of a loop could get wrong. What was done before a stop is kept in `Farm.done`, which the frame prints.
final class LoopService {
    private static final int LOOPS = 4;
    /// Longer than the few rounds for which no compiler bothers.
    private static final int LONGEST = 24;

    private final String name;
    private final Choice choice;
    private final StringBuilder text = new StringBuilder();

    LoopService(String name, long seed) {
        this.name = name;
        this.choice = new Choice(seed);
    }

    String source() {
        text.append("package guest.attack;\n\nimport guest.app.Out;\n\nfinal class ").append(name).append(" {\n");
        text.append("    private byte[] mine = new byte[9];\n    private int[] table = new int[16];\n    private volatile int changing = 7;\n\n");
        for (int loop = 0; loop < LOOPS; loop++) method(loop);
        text.append("    static void run(Out out) {\n        ").append(name).append(" own = new ").append(name).append("();\n");
        for (int loop = 0; loop < LOOPS; loop++) {
            line("out.line(\"loop\", own.loop" + loop + "(" + array("byte", 14) + ", " + array("int", 3) + ", " + bound() + ", " + offset() + ", " + first() + "));");
        }
        return text.append("    }\n}\n").toString();
    }

    /// Seldom null, so that most loops run.
    private String array(String type, int inverse) {
        return choice.below(inverse + 6) == 0 ? "Farm.zero == 0 ? null : new " + type + "[1]" : "new " + type + "[Farm.zero + " + (5 + choice.below(LONGEST)) + "]";
    }

    private String bound() {
        return "Farm.zero + " + (choice.below(5) == 0 ? extreme() : String.valueOf(choice.below(LONGEST)));
    }

    private String offset() {
        return "Farm.zero + " + (choice.below(6) == 0 ? extreme() : String.valueOf(choice.below(8) - 1));
    }

    private String first() {
        return "Farm.zero + " + (choice.below(7) == 0 ? extreme() : String.valueOf(choice.below(5)));
    }

    private String extreme() {
        return choice.pick("0x7FFFFFFF", "0x7FFFFFFE", "0x80000000", "0x80000001", "-1", "-2", "0x7FFFFFF0", "-5", "0x40000000");
    }

    private void line(String line) {
        text.append("        ").append(line).append('\n');
    }

    private void method(int number) {
        text.append("    private long loop").append(number).append("(byte[] a, int[] b, int n, int off, int first) {\n");
        line("long x = 1; int i = 0; int k = 0;");
        boolean nested = choice.once(4);
        if (nested) line("for (int o = 0; o < 3; o++) {");
        switch (choice.below(12)) {
            case 0 -> loop("for (i = 0; i < n; i++) {", "}");
            case 1 -> loop("for (i = first; i < n; i++) {", "}");
            case 2 -> loop("for (i = 0; i <= n; i++) {", "}");
            case 3 -> loop("for (i = first; i < a.length; i++) {", "}");
            case 4 -> loop("for (i = n; i >= 0; i--) {", "}");
            case 5 -> loop("for (i = n - 1; i > 0; i--) {", "}");
            case 6 -> loop("for (i = first; i < n; i += " + (2 + choice.below(4)) + ") {", "}");
            case 7 -> loop("for (i = 0; i <= n; i += 3) {", "}");
            case 8 -> loop("i = first; while (i < n) {", "i++; }");
            case 9 -> loop("for (i = 1; n > i; i++) {", "}");
            case 10 -> loop("for (i = n; i >= 2; i -= 2) {", "}");
            default -> loop("i = first; do {", "i++; } while (i < n);");
        }
        if (nested) line("x = x * 3 + i; }");
        line("return x * 31 + i + k;");
        text.append("    }\n\n");
    }

    /// The last access always follows the counter, so that no loop runs for long.
    private void loop(String top, String bottom) {
        line(top);
        line("Farm.done = Farm.done * 7 + i;");
        for (int n = choice.below(3); n > 0; n--) line(extra());
        line(access("a", index()));
        if (choice.once(3)) line(choice.pick("Farm.done += 5;", "if (x < 0) return x;", "b[0] = i;", access("b", index())));
        line(bottom);
    }

    private String extra() {
        return choice.pick("if ((x & 15) == 3) break;", "if ((i & 3) == 1) x += 2;", access("b", index()), access("mine", index()), access("table", "a[0] & 15"), access("table", "i & 15"),
                "k++; " + access("b", "k"), "if (i == 4) { " + access("b", index()) + " }", "if (i > 3) k = i;", "if (k > 4) return x + i;", "mine[changing] = 4;",
                "if (x == 17) mine = a;", "k = b[1] & 7;", access("table", "(a[0] & 7) + 3"), "if (i == 2) n = n + 1;", "if (i == 3) off++;");
    }

    private String index() {
        return choice.pick("i", "i", "off + i", "i + off", "i + 1", "i - 1", "i + off", "i - 2", "off + i", "i + 4", "i + off + 1", "off - i", "i");
    }

    private String access(String array, String index) {
        String at = array + "[" + index + "]";
        return choice.pick("x += " + at + ";", "x = x * 5 + " + at + ";", at + "++;", at + " = " + (array.equals("b") || array.equals("table") ? "i" : "(byte) i") + ";");
    }
}
