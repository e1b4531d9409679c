package guest.app.cases;

import guest.app.Out;

public final class Arithmetic extends Case {
    private static final int[] INTS = {0, 1, -1, 2, 3, 7, 8, -8, 31, 32, 33, 63, 64, 100, -100, 255, 256, 65535, 65536,
        0x7FFF_FFFF, 0x8000_0000, 0x1234_5678, 0xDEAD_BEEF};
    private static final long[] LONGS = {0, 1, -1, 2, 10, -10, 63, 64, 65, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 0x1_0000_0000L,
        Long.MAX_VALUE, Long.MIN_VALUE, 0x1234_5678_9ABC_DEF0L, -0x1234_5678_9ABC_DEF0L};

    @Override
    protected void run(Out out) {
        for (int a : INTS) for (int b : INTS) ints(out, a, b);
        for (long a : LONGS) for (long b : LONGS) longs(out, a, b);
        for (int a : INTS) intByConstants(out, a);
        for (long a : LONGS) longByConstants(out, a);
    }

    private static void ints(Out out, int a, int b) {
        long sum = a + b;
        sum = sum * 31 + (a - b);
        sum = sum * 31 + a * b;
        sum = sum * 31 + (a & b);
        sum = sum * 31 + (a | b);
        sum = sum * 31 + (a ^ b);
        sum = sum * 31 + (a << b);
        sum = sum * 31 + (a >> b);
        sum = sum * 31 + (a >>> b);
        sum = sum * 31 + -a + ~b;
        out.line("i", sum);
        if (b != 0) {
            out.line("i/", a / b);
            out.line("i%", a % b);
            out.line("iu", Integer.divideUnsigned(a, b) ^ Integer.remainderUnsigned(a, b));
        }
        int flags = (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a > b ? 4 : 0) | (a >= b ? 8 : 0) | (a == b ? 16 : 0) | (a != b ? 32 : 0);
        out.line("ic", flags + 64 * Integer.compareUnsigned(a, b) + 1024 * Integer.compare(a, b));
        out.line("im", Math.min(a, b) * 3L + Math.max(a, b) * 5L + Math.abs(a));
        out.line("iz", Integer.numberOfTrailingZeros(a) + 100 * Integer.numberOfLeadingZeros(a) + 10000 * Integer.bitCount(a));
        out.line("ir", Integer.reverseBytes(a) + Integer.toUnsignedLong(b));
    }

    private static void longs(Out out, long a, long b) {
        long sum = a + b;
        sum = sum * 31 + (a - b);
        sum = sum * 31 + a * b;
        sum = sum * 31 + (a & b);
        sum = sum * 31 + (a | b);
        sum = sum * 31 + (a ^ b);
        sum = sum * 31 + (a << b);
        sum = sum * 31 + (a >> b);
        sum = sum * 31 + (a >>> (int) b);
        sum = sum * 31 + -a + ~b;
        out.line("l", sum);
        if (b != 0) {
            out.line("l/", a / b);
            out.line("l%", a % b);
            out.line("lu", Long.divideUnsigned(a, b) ^ Long.remainderUnsigned(a, b));
        }
        int flags = (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a > b ? 4 : 0) | (a >= b ? 8 : 0) | (a == b ? 16 : 0) | (a != b ? 32 : 0);
        out.line("lc", flags + 64 * Long.compareUnsigned(a, b) + 1024 * Long.compare(a, b));
        out.line("lm", Math.min(a, b) * 3L + Math.max(a, b) * 5L + Math.abs(a));
        out.line("lz", Long.numberOfTrailingZeros(a) + 100 * Long.numberOfLeadingZeros(a) + 10000 * Long.bitCount(a));
        out.line("lr", Long.reverseBytes(a));
        out.line("n", (int) a + (byte) b + (short) a + (char) b);
        out.line("w", (int) a * (long) (int) b + ((byte) a & 0xFF) + (char) (int) b);
    }

    private static void intByConstants(Out out, int a) {
        out.line("k1", a / 2 + a / 8 * 3L + a / 1024 * 7L + a / 7 * 11L + a / -1 * 13L + a / 1 * 17L + a / 10 * 19L);
        out.line("k2", a % 2 + a % 8 * 3L + a % 1024 * 7L + a % 7 * 11L + a % -1 * 13L + a % 1 * 17L + a % 10 * 19L);
        out.line("k3", a * 2 + a * 8 * 3L + a * -4 + a * 10 + a * 0 + a * 1 + a * -1);
        out.line("k4", (a + 5 + 6) * 3L + (a - 5 - 7) + (5 - a) + (a & 0xFF & 0x1F) + (a | 1 | 2) + (a ^ 3 ^ 5) + (0 - a));
        out.line("k5", (a << 3) + (a >> 5) + (a >>> 7) + (a << 32) + (a >>> 33) + (a << 0));
        out.line("k6", (byte) a + 3L * (short) a + 5L * (char) a + 7L * (long) a + ((a & 0x8000) != 0 ? 1 : 0));
    }

    private static void longByConstants(Out out, long a) {
        out.line("K1", a / 2 + a / 8 * 3L + a / (1L << 40) * 7L + a / 7 * 11L + a / -1 * 13L + a / 10_000_000_000L);
        out.line("K2", a % 2 + a % 8 * 3L + a % (1L << 40) * 7L + a % 7 * 11L + a % -1 * 13L + a % 10_000_000_000L);
        out.line("K3", a * 2 + a * 8 * 3L + a * 0x1_2345_6789L + (a + 0x1_0000_0000L) + (a & 0xFF_FFFF_FFFFL) + (a | 0x8000_0000L));
        out.line("K4", (a << 33) + (a >> 45) + (a >>> 37) + (a << 64) + (a >>> 65));
        out.line("K5", (a < 0x1_0000_0000L ? 3 : 4) + (a == 0xFFFF_FFFFL ? 8 : 9) + (a > -5 ? 10 : 20));
    }
}
