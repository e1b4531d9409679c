package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Corners of Java: each is translated to what the JVM makes of it, or refused with its line, its rule and a remedy.
final class UnusualJavaTest {
    /// Members of a program class; `run` prints through `out`.
    private static final Map<String, String> TRANSLATED = new LinkedHashMap<>();
    /// The same, with the codes that refuse them.
    private static final Map<String, List<String>> REFUSED = new LinkedHashMap<>();

    static {
        TRANSLATED.put("Varargs", "int sum(int... n) { int s = 0; for (int one : n) s = s * 10 + one; return s; } protected void run(Out out) { out.line(\"v\", sum() + sum(1) + sum(1, 2, 3) + sum(new int[] {7, 8})); }");
        TRANSLATED.put("NestedGenerics", "static class Box<T> { T in; Box(T t) { in = t; } <R extends Num> Box<Box<R>> with(R r) { return new Box<>(new Box<>(r)); } } static class Num { int n; Num(int n) { this.n = n; } }"
                + " protected void run(Out out) { Box<Box<Box<Num>>> b = new Box<>(new Box<>(new Num(3)).with(new Num(41))); out.line(\"g\", b.in.in.in.n); }");
        TRANSLATED.put("Capturing", "int base = 5; interface F { int of(int n); } protected void run(Out out) { int k = zero + 3; class Add implements F { int more = k; public int of(int n) { return n + base + more + k; } }"
                + " F f = new Add(); base = 9; F g = new F() { @guest.lang.Recursive(2) public int of(int n) { return f.of(n) * k + base; } }; out.line(\"c\", g.of(2)); }");
        TRANSLATED.put("Circles", "static class A { static int a = B.b + 1; } static class B { static int b = A.a + 10; } protected void run(Out out) { out.line(\"a\", A.a); out.line(\"b\", B.b); }");
        TRANSLATED.put("Defaults", "interface P { default int f() { return 1; } } interface Q extends P { default int f() { return 2 + P.super.f(); } } interface R extends P {} static class C implements Q, R {} static class D implements R { public int f() { return 40 + R.super.f(); } }"
                + " protected void run(Out out) { P[] all = {new C(), new D(), new R() {}}; for (P p : all) out.line(\"d\", p.f()); }");
        TRANSLATED.put("LongShifts", "protected void run(Out out) { long x = 0x123456789ABCDEFL + zero; for (int n = -70; n < 70; n += 9) { out.line(\"l\", x << n); out.line(\"r\", -x >> n); out.line(\"u\", -x >>> n); out.line(\"i\", (int) x << n ^ (int) x >>> n ^ (int) -x >> n); } x <<= 200L; out.line(\"x\", x); }");
        TRANSLATED.put("Chars", "protected void run(Out out) { char c = (char) (zero + 65535); c++; out.line(\"c\", c); c -= 2; out.line(\"c\", c); c *= 3; out.line(\"c\", c); byte b = (byte) (c + 200); b >>>= 1; out.line(\"b\", b); short s = (short) c; s += 1L << 40 | 5; out.line(\"s\", s); out.line(\"t\", 'a' + c-- + --c); }");
        TRANSLATED.put("Compact", "record Range(int low, int high) { Range { if (low > high) { int t = low; low = high; high = t; } } int size() { return high - low; } static Range of(int n) { return new Range(n, -n); } }"
                + " protected void run(Out out) { out.line(\"r\", Range.of(zero + 4).size()); out.line(\"l\", new Range(9, 2).low()); }");
        TRANSLATED.put("Bodies", "enum Op { ADD(1) { int on(int n) { return n + by; } }, TWICE(2) { int on(int n) { return n * by; } boolean isLinear() { return false; } }; final int by; Op(int by) { this.by = by; } abstract int on(int n); boolean isLinear() { return true; } }"
                + " protected void run(Out out) { for (Op op : Op.values()) { out.line(op.name(), op.on(zero + 21)); out.line(\"l\", op.isLinear() ? 1 : 0); } out.line(\"s\", switch (Op.values()[zero + 1]) { case ADD -> 1; case TWICE -> 2; }); }");
        TRANSLATED.put("Deconstruction", "sealed interface S permits Leaf, Pair {} record Leaf(int n) implements S {} record Pair(S a, S b) implements S {}"
                + " @guest.lang.Recursive(9) static int sum(S s) { return s instanceof Pair(Leaf(var n), Pair(var a, var b)) && n > 0 ? n + sum(a) + sum(b) : switch (s) { case Leaf l when l.n() < 0 -> -l.n(); case Leaf(int n) -> n; case Pair(var a, var b) -> sum(a) * 10 + sum(b); }; }"
                + " protected void run(Out out) { out.line(\"s\", sum(new Pair(new Leaf(3), new Pair(new Leaf(-4), new Leaf(5))))); out.line(\"t\", sum(new Pair(new Leaf(0), new Leaf(7)))); }");
        TRANSLATED.put("PrimitiveComponents", "record Leaf(int n) {} record Wide(long l, byte b, boolean t, char c, short s) {}"
                + " static int sum(Object o) { return switch (o) { case Leaf(int n) when n < 0 -> 1; case Leaf(int n) when n > 5 -> n - 5; case Leaf(int n) -> n * 100;"
                + " case Wide(long l, byte b, boolean t, char c, short s) when t && l < 0 -> b; case Wide(long l, byte b, boolean t, char c, short s) when l > 1L << 40 -> c + s; case Wide(var l, var b, var t, var c, var s) -> (int) l; default -> 2; }; }"
                + " protected void run(Out out) { Object[] all = { new Leaf(zero - 3), new Leaf(9), new Leaf(3), new Wide(zero - 1L, (byte) -7, true, 'x', (short) 300), new Wide(1L << 50, (byte) 1, false, 'y', (short) -4), new Wide(77, (byte) 1, true, 'z', (short) 0), new int[1] };"
                + " for (int i = 0; i < all.length; i++) out.line(\"p\", sum(all[i])); }");
        TRANSLATED.put("HugeMethod", "protected void run(Out out) { long x = zero; " + "x = x * 31 + (x >>> 7) ^ (x & 5) + 1; if ((x & 3) == 1) x -= 9; ".repeat(900) + "out.line(\"x\", x); }");
        TRANSLATED.put("HugeArray", "static final int[] TABLE = new int[100_000]; static { for (int i = 0; i < TABLE.length; i++) TABLE[i] = i * i; } protected void run(Out out) { long s = 0; for (int n : TABLE) s += n; out.line(\"t\", s + new long[10_000].length); }");
        TRANSLATED.put("Labels", "protected void run(Out out) { int n = 0; outer: for (int i = 0; i < 9; i++) { for (int j = 0; ; j++) { if (j > i) continue outer; if (i * j == 20) break outer; n += j ^ i; block: { if ((n & 1) == 0) break block; n += 3; } } } out.line(\"n\", n); }");
        TRANSLATED.put("Order", "int n; int next() { return ++n; } int[] row() { n += 10; return new int[30]; } protected void run(Out out) { int[] a = new int[40]; a[next()] += next() * (a[next()] = next()); out.line(\"a\", a[1]); row()[next()] = n += n++ + ++n; out.line(\"n\", n); int i = 5; i = i++ + ++i; out.line(\"i\", i); }");
        REFUSED.put("Lambda", List.of("AOT-02,AOT-08", "protected void run(Out out) { Runnable r = () -> out.put(65); r.run(); }"));
        REFUSED.put("Concat", List.of("AOT-07", "protected void run(Out out) { out.text(\"n\" + zero + 'c'); }"));
        REFUSED.put("StringSwitch", List.of("AOT-02,AOT-12", "protected void run(Out out) { switch (zero == 0 ? \"a\" : \"b\") { case \"a\" -> out.put(65); default -> out.put(66); } }"));
        REFUSED.put("Finally", List.of("AOT-03", "protected void run(Out out) { try { out.put(65 / zero); } finally { out.put(66); } }"));
        REFUSED.put("Synchronized", List.of("AOT-04", "protected void run(Out out) { synchronized (out) { out.put(65); } }"));
        REFUSED.put("Floats", List.of("AOT-01", "float half(int n) { return n * 0.5f; } protected void run(Out out) { out.line(\"f\", (long) half(zero)); }"));
        REFUSED.put("Reflection", List.of("AOT-02,AOT-12", "protected void run(Out out) { out.line(\"m\", out.getClass().getDeclaredFields().length); }"));
        REFUSED.put("Boxes", List.of("AOT-02", "protected void run(Out out) { Object o = zero; out.line(\"o\", (Integer) o); }"));
        REFUSED.put("Assertion", List.of("AOT-07", "protected void run(Out out) { assert zero == 0 : \"zero is \" + zero; }"));
        REFUSED.put("Iterating", List.of("AOT-02", "protected void run(Out out) { for (String s : java.util.List.of(\"a\")) out.text(s); }"));
        REFUSED.put("ConstantPattern", List.of("AOT-09", "enum Hue { DARK, LIGHT } protected void run(Out out) { Object o = Hue.values()[zero]; out.line(\"p\", switch (o) { case Hue.DARK -> 1; default -> 2; }); }"));
        REFUSED.put("Matrix", List.of("AOT-06", "protected void run(Out out) { out.line(\"m\", new int[2][3][4].length); }"));
    }

    @TempDir
    static Path folder;
    private static GuestCode code;

    @BeforeAll
    static void compilePrograms() throws Exception {
        var sources = new LinkedHashMap<String, String>();
        TRANSLATED.forEach((name, members) -> sources.put("guest/app/" + name, source(name, members)));
        REFUSED.forEach((name, row) -> sources.put("guest/app/" + name, source(name, row.get(1))));
        var platform = List.of("guest/app/Start", "guest/app/Out", "guest/app/cases/Case", "guest/kernel/suite/Boot").stream()
                .map(path -> GuestCode.PROGRAMS.resolve(path + ".java")).toList();
        code = GuestCode.library(folder).with(folder.resolve("platform"), platform).with(folder, sources);
    }

    private static String source(String name, String members) {
        return "package guest.app;\npublic final class " + name + " extends guest.app.cases.Case {\n    static int zero;\n    " + members + "\n}\n";
    }

    static Iterable<String> translated() {
        return TRANSLATED.keySet();
    }

    static Iterable<String> refused() {
        return REFUSED.keySet();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void saysWhatTheJvmSays(String name) throws Exception {
        String expected = JvmProgram.run(code.classPath(), "guest.app." + name);
        for (Profile profile : Profile.values()) {
            for (Mode mode : Mode.values()) {
                byte[] image = Compiler.compile(Plans.kernel(code, "guest.app." + name, mode, profile, 1 << 20)).elf();
                assertThat(MachineRun.run(image).output()).as("%s %s", mode, profile).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAtItsLineWithARemedy(String name) {
        CompileException refused = catchThrowableOfType(CompileException.class,
                () -> Compiler.compile(Plans.kernel(code, "guest.app." + name, Mode.CHECKED, Profile.OPTIMISED, 1 << 20)));
        assertThat(refused.diagnostics()).allSatisfy(line -> {
            assertThat(line.file()).isEqualTo(name + ".java");
            assertThat(line.line()).isEqualTo(4);
            assertThat(line.remedy()).isNotBlank();
        });
        assertThat(refused.diagnostics().stream().map(Diagnostic::code).distinct()).isSubsetOf(REFUSED.get(name).getFirst().split(","));
    }
}
