package guest.app.cases;

import guest.app.Out;
import guest.lang.Recursive;

/// Many values live at once, so that some have no register.
public final class Pressure extends Case {
    private final int[] cells = new int[64];
    private long salt = 17;

    @Override
    protected void run(Out out) {
        for (int i = 0; i < 5; i++) {
            out.line("sum", many(i, i + 1, i * 3, 7 - i));
            out.line("across", acrossCalls(i, i * 5L));
            out.line("six", six(i, 2, 3L, i + 4L, 5, 6L));
            out.line("index", indexed(i));
            out.line("shift", shifts(i, i + 3));
            out.line("div", divisions(i + 1, i + 2, i + 3, i + 4));
        }
    }

    private static long many(int a, int b, int c, int d) {
        int e = a + b;
        int f = b * c;
        int g = c - d;
        int h = d ^ a;
        int i = e | f;
        int j = f & g;
        int k = g << 2;
        int l = h + 9;
        long m = (long) e * f;
        long n = (long) g * h;
        long o = m - n;
        long p = m ^ n;
        int q = i * j;
        int r = k - l;
        int s = a * d;
        long t = o * p;
        long first = a + b + c + d + e + f + g + h + i + j;
        long second = k + l + m + n + o + p + q + r + s + t;
        long third = a * t + b * s + c * r + d * q + e * p + f * o + g * n + h * m + i * l + j * k;
        return first * 3 + second * 5 + third;
    }

    private long acrossCalls(int a, long b) {
        int c = a + 1;
        long d = b * 2;
        int e = a * 7;
        long f = b - 3;
        int g = mix(a, c);
        long h = stir(b, d);
        int i = mix(e, g);
        long j = stir(f, h);
        int k = mix(c, i);
        return a + b + c + d + e + f + g + h + i + j + k + stir(k, i) + mix(g, e);
    }

    private int mix(int a, int b) {
        int x = a;
        for (int i = 0; i < 5; i++) x = x * 31 + b + cells[i];
        cells[a & 63] = x;
        return x;
    }

    private long stir(long a, long b) {
        for (int i = 0; i < 4; i++) salt = salt * 6364136223846793005L + a - b;
        return salt >>> 3;
    }

    @Recursive(2)
    private static long six(int a, int b, long c, long d, int e, long f) {
        return f == 0 ? a : six(b, e, d, f, a, 0) * 3 + c;
    }

    private long indexed(int n) {
        int a = n;
        int b = n + 1;
        int c = n + 2;
        int d = n + 3;
        int e = n + 4;
        int f = n + 5;
        int g = n + 6;
        int h = n + 7;
        int i = n + 8;
        int j = n + 9;
        int k = n + 10;
        int l = n + 11;
        for (int round = 0; round < 6; round++) {
            cells[a] = cells[b] + cells[c];
            cells[d] += cells[e] * cells[f];
            cells[g] ^= cells[h] - cells[i];
            cells[j]++;
            cells[k] = cells[l] + round;
            int t = a;
            a = b;
            b = c;
            c = d;
            d = e;
            e = f;
            f = g;
            g = h;
            h = i;
            i = j;
            j = k;
            k = l;
            l = t;
        }
        long sum = 0;
        for (int cell : cells) sum = sum * 31 + cell;
        return sum + a + b + c + d + e + f + g + h + i + j + k + l;
    }

    private static long shifts(int a, int b) {
        int c = a << b;
        int d = b >> a;
        int e = c >>> d;
        long f = (long) a << b;
        long g = f >> a;
        long h = g >>> b;
        int i = 1 << c << d << e;
        return c + d + e + f + g + h + i + (a << a) + (b >> b) + (f << f) + (g >> b >> a);
    }

    private static long divisions(int a, int b, int c, int d) {
        int e = 1000000 / a / b;
        int f = 999999 % c * d;
        int g = 7777777 / d % a + 3;
        long h = 123456789012L / b;
        long i = 987654321098L % c;
        long j = h / (i + 1) * g;
        return a + b + c + d + e + f + g + h + i + j + h % g + i / e + (long) a / b + c % d;
    }
}
