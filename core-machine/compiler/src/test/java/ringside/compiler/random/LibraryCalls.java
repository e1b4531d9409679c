package ringside.compiler.random;

/// The JDK methods that guest code may call, and text.
final class LibraryCalls implements Facet {
    @Override
    public String members(Choice choice) {
        return """
                    static final String[] WORDS = {"alpha", "b\\u00e4r", "%s", "zzz\\u00ff"};
                    String word = "start";
                    static int hash(String text) { int h = 7; for (int i = 0; i < text.length(); i++) h = h * 31 + text.charAt(i); return h; }
                """.formatted("o".repeat(2 + choice.below(5)));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        Choice choice = values.choice();
        String a = values.intValue(depth);
        return switch (choice.below(8)) {
            case 0 -> "Math." + choice.pick("min", "max") + "(" + a + ", " + values.intValue(depth) + ")";
            case 1 -> "Integer." + choice.pick("compare", "compareUnsigned", "min", "max") + "(" + a + ", " + values.intValue(depth) + ")";
            case 2 -> "Integer." + choice.pick("divideUnsigned", "remainderUnsigned") + "(" + a + ", " + values.intValue(depth) + " | 1)";
            case 3 -> "Integer." + choice.pick("numberOfLeadingZeros", "numberOfTrailingZeros", "bitCount", "reverseBytes") + "(" + a + ")";
            case 4 -> "Long." + choice.pick("numberOfLeadingZeros", "numberOfTrailingZeros", "bitCount") + "(" + values.longValue(depth) + ")";
            case 5 -> "Long." + choice.pick("compare", "compareUnsigned") + "(" + values.longValue(depth) + ", " + values.longValue(0) + ")";
            case 6 -> "Math.abs(" + a + ")";
            default -> choice.pick("hash(word)", "WORDS[" + a + " & 3].length()", "word.charAt(" + a + " & 1)", "WORDS[" + a + " & 3].charAt(1)");
        };
    }

    @Override
    public String longValue(Expressions values, int depth) {
        Choice choice = values.choice();
        String a = values.longValue(depth);
        return switch (choice.below(5)) {
            case 0 -> choice.pick("Math.min", "Math.max", "Long.min", "Long.max") + "(" + a + ", " + values.longValue(depth) + ")";
            case 1 -> "Long." + choice.pick("divideUnsigned", "remainderUnsigned") + "(" + a + ", " + choice.pick("7L", "10L", "1000003L", values.longValue(0) + " | 1") + ")";
            case 2 -> choice.pick("Math.abs", "Long.reverseBytes") + "(" + a + ")";
            case 3 -> "Integer.toUnsignedLong(" + values.intValue(depth) + ")";
            default -> "(long) hash(WORDS[" + values.intValue(depth) + " & 3])";
        };
    }

    @Override
    public String statement(Expressions values) {
        return "word = " + values.choice().pick("WORDS[" + values.intValue(1) + " & 3]", "\"end\"") + ";";
    }

    @Override
    public String digest() {
        return "hash(word)";
    }
}
