package ringside.compiler.random;

/// Fields narrower than a register, instance and static, compound assignment with its hidden cast, booleans, volatile.
final class Narrow implements Facet {
    @Override
    public String members(Choice choice) {
        return """
                    byte b = %d; short s = -300; char c = 65000; boolean f;
                    static byte sb = 100; static char sc; static boolean sf = true; static short ss = 7;
                    volatile int v = 4; static volatile long sv = -9;
                    static boolean flip(boolean x, byte y) { return x ^ y > 3; }
                    static char shift(char x, short y) { return (char) (x << y); }
                    static byte low(long x) { return (byte) x; }
                """.formatted(choice.below(256) - 128);
    }

    @Override
    public String intValue(Expressions values, int depth) {
        return values.choice().pick("b", "s", "c", "(f ? b : s)", "sb", "sc", "(sf & f ? 1 : ss)", "v", "b++", "--c", "low(" + values.longValue(depth) + ")",
                "shift((char) " + values.intValue(depth) + ", (short) " + values.intValue(0) + ")", "(flip(f, (byte) " + values.intValue(depth) + ") ? 3 : -3)",
                "(b & 0xFF)", "(s >>> 3)", "-b", "~c");
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return values.choice().pick("sv", "((long) b * c)", "(c - sv)", "(-(long) s)");
    }

    @Override
    public String statement(Expressions values) {
        Choice choice = values.choice();
        return switch (choice.below(6)) {
            case 0, 1 -> choice.pick("b", "s", "c", "sb", "sc", "ss") + " " + choice.pick("+=", "-=", "*=", "<<=", ">>=", ">>>=", "&=", "|=", "^=") + " "
                    + values.intValue(2) + ";";
            case 2 -> choice.pick("f", "sf") + " " + choice.pick("=", "&=", "|=", "^=") + " " + values.truth(2) + ";";
            case 3 -> choice.pick("c", "b", "s", "sc", "v") + choice.pick("++;", "--;");
            case 4 -> choice.pick("v = " + values.intValue(2), "sv += " + values.longValue(1)) + ";";
            default -> choice.pick("b = (byte) ", "c = (char) ", "sb = (byte) ", "ss = (short) ") + values.intValue(2) + ";";
        };
    }

    @Override
    public String digest() {
        return "b + 3 * s + 5 * c + (f ? 7 : 0) + sb + sc + ss + (sf ? 11 : 0) + v + sv";
    }
}
