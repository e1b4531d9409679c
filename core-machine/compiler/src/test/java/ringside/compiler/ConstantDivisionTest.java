package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Divisions by constants: what the JVM computes, without the processor's slow division.
final class ConstantDivisionTest {
    private static final String PROGRAM = "guest.app.division.Divisions";

    @TempDir
    static Path folder;
    private static GuestCode code;

    @BeforeAll
    static void compileDivisions() throws Exception {
        var sources = new LinkedHashMap<String, String>();
        sources.put("guest/app/division/Divisions", divisions());
        for (String shared : new String[] {"guest/app/Start", "guest/app/Out", "guest/app/cases/Case"}) {
            sources.put(shared, Files.readString(GuestCode.PROGRAMS.resolve(shared + ".java")));
        }
        code = GuestCode.library(folder).with(folder, sources);
    }

    private static Set<Long> numbers(int bits, Random random) {
        var numbers = new LinkedHashSet<Long>();
        for (long small = 0; small <= 12; small++) numbers.add(small);
        for (long known : new long[] {25, 60, 100, 125, 255, 625, 641, 1000, 4095, 65537, 1_000_000}) numbers.add(known);
        for (int bit = 3; bit < bits - 1; bit += 7) for (long by = -1; by <= 1; by++) numbers.add((1L << bit) + by);
        for (long by = 0; by < 4; by++) numbers.add((1L << bits - 1) - 1 - by);
        for (int i = 0; i < 8; i++) numbers.add(random.nextLong() >>> 65 - bits + random.nextInt(bits - 2));
        var all = new LinkedHashSet<>(numbers);
        for (long number : numbers) all.add(-number);
        all.add(-1L << bits - 1);
        return all;
    }

    private static String divisions() {
        var text = new StringBuilder("package guest.app.division;\npublic final class Divisions extends guest.app.cases.Case {\n");
        var calls = new StringBuilder();
        section(text, calls, "int", "Integer", numbers(32, new Random(5)), "", "Integer.MAX_VALUE");
        section(text, calls, "long", "Long", numbers(64, new Random(6)), "L", "Long.MAX_VALUE");
        return text + "    protected void run(guest.app.Out out) {\n" + calls + "    }\n}\n";
    }

    private static void section(StringBuilder text, StringBuilder calls, String type, String box, Set<Long> numbers, String suffix,
            String mask) {
        String upper = type.toUpperCase(java.util.Locale.ROOT) + "S";
        text.append("    static final ").append(type).append("[] ").append(upper).append(" = {");
        for (long number : numbers) text.append(number).append(suffix).append(", ");
        text.append("};\n");
        int method = 0;
        for (long number : numbers) {
            if (number == 0) continue;
            String d = number + suffix;
            text.append("""
                        static long %1$s%2$d() {
                            long sum = 0;
                            for (int i = 0; i < %3$s.length; i++) {
                                %1$s x = %3$s[i];
                                sum = sum * 31 + x / %4$s;
                                sum = sum * 31 + x %% %4$s;
                                sum = sum * 31 + %5$s.divideUnsigned(x, %4$s);
                                sum = sum * 31 + %5$s.remainderUnsigned(x, %4$s);
                                sum = sum * 31 + (x & %6$s) / %4$s + (x & %6$s) %% %4$s;
                            }
                            return sum;
                        }
                    """.formatted(type, method, upper, d, box, mask));
            calls.append("        out.line(\"").append(d).append("\", ").append(type).append(method++).append("());\n");
        }
    }

    private static byte[] image(Mode mode) throws CompileException {
        return Compiler.compile(Plans.program(code, PROGRAM, mode, Profile.OPTIMISED)).elf();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyDivisorGivesTheResultsOfTheJvm(Mode mode) throws Exception {
        assertThat(HostProcess.run(image(mode), folder).output()).isEqualTo(JvmProgram.run(code.classPath(), PROGRAM));
    }

    @Test
    void noDivisionOfTheProcessorIsLeft() throws Exception {
        assertThat(Disassembly.of(image(Mode.CHECKED), folder)).contains("imul").doesNotContainPattern("\\bi?div[lq]? ");
    }
}
