package ringside.compiler.random;

/// Arrays of every element type, rows of rows, overlapping copies, clones, covariant arrays, computed tables.
final class Arrays implements Facet {
    private static final String[] NARROW = {"bytes", "chars", "shorts"};

    @Override
    public String members(Choice choice) {
        return """
                    static final int[] TABLE = new int[16];
                    static { for (int i = 0; i < TABLE.length; i++) TABLE[i] = i * i * %d - 40; }
                    int[] cells = {4, -2, 7, 0, 1, 9, 9, 9, 3, 1, 4, 1, 5, 9, 2, 6};
                    final long[] wides = new long[16];
                    final byte[] bytes = new byte[16];
                    final char[] chars = new char[16];
                    final short[] shorts = new short[16];
                    final boolean[] flags = new boolean[16];
                    final int[][] grid = {new int[8], {1, 2, 3, 4, 5, 6, 7, 8}, TABLE.clone(), new int[8]};
                    Object[] things = new int[%d][];
                    long sum() {
                        long sum = things.length;
                        for (int i = 0; i < 16; i++) sum = sum * 31 + cells[i] + wides[i] + bytes[i] + chars[i] + shorts[i] + (flags[i] ? 5 : 0);
                        for (int[] row : grid) for (int i = 0; i < row.length; i++) sum += row[i] * i;
                        return sum;
                    }
                    static int total(byte[] from, int off, int len) { int sum = 0; for (int i = 0; i < len; i++) sum += from[off + i] * (i + 1); return sum; }
                """.formatted(choice.below(9000), 2 + choice.below(6));
    }

    private static String index(Expressions values) {
        return values.intValue(1) + " & 15";
    }

    @Override
    public String intValue(Expressions values, int depth) {
        return values.choice().pick("cells[" + values.intValue(depth) + " & 15]", "TABLE[" + index(values) + "]",
                values.choice().pick(NARROW) + "[" + values.intValue(depth) + " & 15]", "grid[" + values.intValue(depth) + " & 3][" + values.intValue(0) + " & 7]",
                "(flags[" + index(values) + "] ? 1 : " + values.intValue(depth) + ")", "cells.clone()[" + index(values) + "]",
                "total(bytes, " + values.intValue(0) + " & 7, " + values.intValue(0) + " & 7)", "things.length");
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return values.choice().pick("wides[" + values.intValue(depth) + " & 15]", "wides[cells[3] & 15]");
    }

    @Override
    public String statement(Expressions values) {
        Choice choice = values.choice();
        return switch (choice.below(9)) {
            case 0, 1 -> "cells[" + index(values) + "] " + choice.pick("=", "+=", "&=", "^=", ">>=") + " " + values.intValue(2) + ";";
            case 2 -> "wides[" + index(values) + "] " + choice.pick("=", "^=", "-=") + " " + values.longValue(2) + ";";
            case 3 -> "bytes[" + index(values) + "] " + choice.pick("= (byte)", "+=", ">>>=") + " " + values.intValue(2) + ";";
            case 4 -> choice.pick("chars[" + index(values) + "] = (char) ", "shorts[" + index(values) + "] = (short) ") + values.intValue(2) + ";";
            case 5 -> "flags[" + index(values) + "] " + choice.pick("=", "^=", "|=") + " " + values.truth(1) + ";";
            case 6 -> copy(values);
            case 7 -> choice.pick("cells = cells.clone();", "grid[" + values.intValue(0) + " & 3] = new int[8 + (" + values.intValue(1) + " & 3)];",
                    "things[1] = grid[2];",
                    "java.util.Arrays.fill(cells, " + values.intValue(0) + " & 7, 8 + (" + values.intValue(0) + " & 7), " + values.intValue(1) + ");",
                    "java.util.Arrays.fill(bytes, (byte) " + values.intValue(1) + ");");
            default -> "for (int " + choice.name("k") + " : grid[1]) cells[2] = cells[2] * 3 + cells[5];";
        };
    }

    private static String copy(Expressions values) {
        String array = values.choice().pick("cells", "bytes", "wides", "chars");
        return "System.arraycopy(" + array + ", " + values.intValue(1) + " & 7, " + array + ", " + values.intValue(1) + " & 7, " + values.intValue(0) + " & 7);";
    }

    @Override
    public String digest() {
        return "sum()";
    }
}
