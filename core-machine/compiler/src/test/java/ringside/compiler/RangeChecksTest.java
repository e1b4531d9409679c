package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Counts the checks that loops execute: what a round costs in CHECKED beyond what it costs in UNCHECKED.
///
/// Whether a loop without them still stops where it must is asked by [SoundnessTest], whose services run loops off the ends of arrays.
final class RangeChecksTest {
    /// Rounds of the shorter run; the other one has twice as many.
    private static final int ROUNDS = 500;
    /// A check is two instructions, but UNCHECKED extends the sign of an index instead, with one.
    private static final long CHECK = ROUNDS;
    private static final long ARENA = 1 << 20;
    private static final List<Integer> RUNS = List.of(ROUNDS, 2 * ROUNDS);

    /// Loops over `a`, `b`, `n` and `off` (0, but no compiler knows).
    private static final List<String> LOOPS = List.of(
            "for (int i = 0; i < n; i++) x += a[i];",
            "for (int i = 0; i < n; i++) x += a[off + i];",
            "for (int i = 0; i < n; i++) b[i + off] = a[off + i];",
            "for (int i = off; i < n; i++) x += a[i + 1] + b[i];",
            "for (int i = 1; i < n; i++) x += a[i - 1] * a[i];",
            "for (int i = n - 1; i >= 0; i--) x ^= b[off + i];",
            "for (int i = 0; i < n; i += 2) x += a[i];",
            "for (int i = 0; i < n; i++) x += b[a[i] & 15];",
            "for (int i = 0; i < n; i++) { if (a[off + i] == 5) break; x += i; }",
            "int i = 0; while (i <= n) { x += a[i]; i++; }",
            "for (int i = 0; i < n; i++) { x += a[i]; if (x == 77) a = b; }",
            "for (int i = 0; i < n; i++) { x += a[i]; if (x == 77) off = 1; x += b[off + i]; }");

    @TempDir
    static Path folder;
    private static GuestCode code;

    @BeforeAll
    static void compileLoops() {
        var sources = new LinkedHashMap<String, String>();
        for (int loop = 0; loop < LOOPS.size(); loop++) {
            for (int rounds : RUNS) sources.put("guest/app/" + name(loop, rounds), source(loop, rounds));
        }
        var platform = List.of("guest/app/Start", "guest/app/Out", "guest/app/cases/Case", "guest/kernel/suite/Boot").stream()
                .map(path -> GuestCode.PROGRAMS.resolve(path + ".java")).toList();
        code = GuestCode.library(folder).with(folder.resolve("platform"), platform).with(folder, sources);
    }

    private static String name(int loop, int rounds) {
        return "Loop" + loop + "x" + rounds;
    }

    private static String source(int loop, int rounds) {
        return """
                package guest.app;
                public final class NAME extends guest.app.cases.Case {
                    static int zero;
                    protected void run(Out out) { out.line("x", sum(new byte[zero + 2000], new byte[zero + 2000], zero + ROUNDS, zero)); out.line("x", sum(new byte[9], new byte[9], 2, 0)); }
                    private static long sum(byte[] a, byte[] b, int n, int off) { long x = 0; LOOP return x; }
                }
                """.replace("NAME", name(loop, rounds)).replace("ROUNDS", String.valueOf(rounds)).replace("LOOP", LOOPS.get(loop));
    }

    /// Instructions that [#ROUNDS] more rounds take.
    private static long cost(int loop, Mode mode, Profile profile) throws Exception {
        long[] instructions = new long[RUNS.size()];
        for (int i = 0; i < instructions.length; i++) {
            var plan = Plans.kernel(code, "guest.app." + name(loop, RUNS.get(i)), mode, profile, ARENA);
            instructions[i] = MachineRun.instructions(Compiler.compile(plan).elf());
        }
        return instructions[1] - instructions[0];
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void loopWithFixedBoundsExecutesNoCheck(int loop) throws Exception {
        assertThat(cost(loop, Mode.CHECKED, Profile.OPTIMISED)).as(LOOPS.get(loop)).isLessThanOrEqualTo(cost(loop, Mode.UNCHECKED, Profile.OPTIMISED));
    }

    @ParameterizedTest
    @CsvSource({"10", "11"})
    void loopThatMayChangeItsArrayOrOffsetKeepsItsCheck(int loop) throws Exception {
        assertThat(cost(loop, Mode.CHECKED, Profile.OPTIMISED)).as(LOOPS.get(loop))
                .isGreaterThanOrEqualTo(cost(loop, Mode.UNCHECKED, Profile.OPTIMISED) + CHECK);
    }

    @Test
    void teachingCodeKeepsEveryCheckInItsLine() throws Exception {
        assertThat(cost(1, Mode.CHECKED, Profile.TEACHING)).isGreaterThanOrEqualTo(cost(1, Mode.UNCHECKED, Profile.TEACHING) + CHECK);
    }
}
