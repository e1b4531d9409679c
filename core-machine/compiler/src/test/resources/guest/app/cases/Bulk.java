package guest.app.cases;

import guest.app.Out;
import guest.lang.AtomicInt;
import guest.lang.AtomicLong;
import java.util.Arrays;

/// Ranges of arrays, words changed in one step, and divisions by constants of every kind.
public final class Bulk extends Case {
    private static final long[] DIVIDENDS = {0, 1, -1, 2, 3, 6, 7, 9, 10, 11, 99, 100, 101, 640, 641, 642, 0x7FFFFFFE, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL, 0x100000000L,
        999_999_999_999L, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1, -10, -100, -641, -0x7FFFFFFFL, -0x80000000L, -0x80000001L};

    @Override
    protected void run(Out out) {
        fills(out);
        comparisons(out);
        atomics(out);
        divisions(out);
    }

    private static void fills(Out out) {
        var bytes = new byte[11];
        Arrays.fill(bytes, (byte) 7);
        Arrays.fill(bytes, 2, 9, (byte) -3);
        Arrays.fill(bytes, 5, 5, (byte) 1);
        var chars = new char[6];
        Arrays.fill(chars, 1, 6, 'z');
        var ints = new int[5];
        Arrays.fill(ints, -9);
        Arrays.fill(ints, 0, 2, 70000);
        var longs = new long[4];
        Arrays.fill(longs, 1, 4, 1L << 40);
        for (int i = 0; i < 4; i++) out.line("fill", bytes[2 * i] * 7 + chars[i] * 5L + ints[i] + longs[i]);
        out.line("ends", bytes[1] * 100 + bytes[9] + chars[5] + ints[4]);
    }

    private static void comparisons(Out out) {
        byte[] a = {1, 2, 3, 4, 5};
        byte[] b = {0, 2, 3, 4, 9};
        out.line("inner", Arrays.equals(a, 1, 4, b, 1, 4) ? 1 : 0);
        out.line("outer", Arrays.equals(a, 1, 5, b, 1, 5) ? 1 : 0);
        out.line("longer", Arrays.equals(a, 1, 4, b, 1, 3) ? 1 : 0);
        out.line("none", Arrays.equals(a, 2, 2, b, 0, 0) ? 1 : 0);
    }

    private static void atomics(Out out) {
        var word = new AtomicInt(5);
        out.line("old", word.getAndAdd(-7));
        out.line("swapped", word.compareAndSet(-2, 40) ? 1 : 0);
        out.line("kept", word.compareAndSet(-2, 41) ? 1 : 0);
        out.line("taken", word.getAndSet(Integer.MIN_VALUE));
        out.line("now", word.get());
        var wide = new AtomicLong(1L << 40);
        out.line("old", wide.getAndAdd(1L << 41));
        out.line("swapped", wide.compareAndSet(3L << 40, -1) ? 1 : 0);
        wide.set(wide.getAndSet(12) - 1);
        out.line("now", wide.get());
    }

    private static void divisions(Out out) {
        for (long dividend : DIVIDENDS) {
            int low = (int) dividend;
            out.line("int", low / 3 + low % 3 + low / 7 * 5L + low % -7 + low / 641 + low % 1_000_003 + low / Integer.MAX_VALUE + low / -12 + low / Integer.MIN_VALUE + low % -8);
            out.line("low", (low & 0x7FFFFFFF) / 10 + (low >>> 1) % 1000 + (low >>> 3) / 12345);
            out.line("unsigned", Integer.divideUnsigned(low, 10) * 3L + Integer.remainderUnsigned(low, 7) + Integer.divideUnsigned(low, -5));
            out.line("long", dividend / 3 + dividend % 7 + dividend / 10 * 5 + dividend / 641 + dividend % 1_000_000_007L + dividend / -100 + dividend / -16);
            out.line("wide", dividend / 0x1234_5678_9ABCL + dividend % Long.MAX_VALUE + (dividend >>> 1) / 10 + (dividend >>> 1) % 60 + dividend / Long.MIN_VALUE);
        }
    }
}
