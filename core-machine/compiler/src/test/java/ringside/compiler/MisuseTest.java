package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.mutate.Arming;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.compiler.mutate.Sites;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.machine.StopReason;

/// Mutations that misuse locks, resources, services and devices do on the machine what their operators say, checked or not.
final class MisuseTest {
    private static final String PROGRAM = "guest.app.mutate.Misuse";
    private static final long ARENA = 1 << 16;
    private static final long MOST_INSTRUCTIONS = 5_000_000;
    /// A failed check is `ud2`, vector 6; [guest.kernel.suite.Boot] has no table of interrupts.
    private static final String FAILED_CHECK = "exceptions 6 ";
    /// What it ends with after a program that ended.
    private static final int ENDED = 0;

    @TempDir
    static Path folder;
    private static GuestCode code;
    private static List<Site> sites;
    private static final Map<Mode, CompiledImage> IMAGES = new EnumMap<>(Mode.class);

    @BeforeAll
    static void compile() throws Exception {
        code = GuestCode.library(folder).with(folder.resolve("cases"), Stream.of("app/Out", "app/cases/Case", "app/mutate/Misuse", "kernel/suite/Boot")
                .map(name -> GuestCode.PROGRAMS.resolve("guest/" + name + ".java")).toList());
        sites = Sites.of(classFile());
        for (Mode mode : Mode.values()) {
            IMAGES.put(mode, Compiler.compile(Plans.kernel(code, PROGRAM, mode, Profile.OPTIMISED, ARENA)
                    .withMutations(sites.stream().map(Site::name).toList())));
        }
    }

    private static byte[] classFile() {
        try {
            return Files.readAllBytes(code.classPath().getFirst().resolve(PROGRAM.replace('.', '/') + ".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MachineRun run(Mode mode, Mutation mutation, int occurrence) throws Exception {
        CompiledImage image = IMAGES.get(mode);
        long record = image.map().mutations().stream().filter(point -> point.site().equals(mutation.site().name())).findFirst().orElseThrow()
                .address();
        return MachineRun.run(Arming.arm(image.elf(), 0, record, occurrence, mutation.operand()), MOST_INSTRUCTIONS);
    }

    private static Mutation mutation(String method, Operator operator, int operand) {
        return new Mutation(sites.stream().filter(site -> site.method().equals(method) && site.operator() == operator).findFirst().orElseThrow(),
                operand);
    }

    /// Lines that differ from those of a run without a fault, numbers in decimal.
    private static List<String> differences(String output) throws Exception {
        var expected = JvmProgram.run(code.classPath(), PROGRAM).lines().toList();
        var actual = output.lines().toList();
        assertThat(actual).hasSameSizeAs(expected);
        return IntStream.range(0, expected.size()).filter(i -> !expected.get(i).equals(actual.get(i))).mapToObj(i -> decimal(actual.get(i))).toList();
    }

    private static String decimal(String line) {
        String[] words = line.split(" ");
        return words[0] + " " + Long.parseUnsignedLong(words[1], 16);
    }

    @ParameterizedTest
    @EnumSource
    void unarmedImageBehavesLikeThePristineProgram(Mode mode) throws Exception {
        assertThat(MachineRun.run(IMAGES.get(mode).elf(), MOST_INSTRUCTIONS)).isEqualTo(
                new MachineRun(new StopReason.DebugExit(ENDED), JvmProgram.run(code.classPath(), PROGRAM)));
    }

    /// Each strikes in the second round of three.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "isSmall      | CONDITION         |  0 | 2 | not 0",
        "isSmall      | CONDITION         |  0 | 3 | not 1",
        "five         | CONSTANT          |  4 | 2 | constant 5000000009",
        "fiveBillion  | CONSTANT          | -5 | 2 | constant 5000000000",
        "passOn       | ARGUMENT          | 30 | 2 | argument 31",
        "keep         | STORE             |  0 | 2 | drop 1",
        "store        | STORE             |  0 | 2 | static 1",
        "call         | CALL              |  0 | 2 | skip 1, skip 2",
        "answered     | CALL              |  0 | 2 | answer 7",
        "useStock     | LEAK              |  0 | 2 | stock 7000, stock 7000",
        "useStock     | DOUBLE_RELEASE    |  0 | 2 | stock 8001, stock 8001",
        "useStock     | USE_AFTER_RELEASE |  0 | 2 | stock 8101, stock 8101",
        "tick         | PROTOCOL          |  0 | 2 | repeat 3, repeat 4",
        "ports        | DEVICE            | -1 | 2 | registers 30000001, registers 30002001",
    })
    void struckOnceTheProgramGoesOnWithTheMistake(String method, Operator operator, int operand, int occurrence, String expected) throws Exception {
        for (Mode mode : Mode.values()) {
            MachineRun run = run(mode, mutation(method, operator, operand), occurrence);
            assertThat(run.end()).as(mode + " " + operator).isEqualTo(new StopReason.DebugExit(ENDED));
            assertThat(String.join(", ", differences(run.output()))).as(mode + " " + operator).isEqualTo(expected);
        }
    }

    /// 1 and 2 acquire the outer and the inner lock, 6 and 7 release them.
    @ParameterizedTest
    @EnumSource
    void locksAreOmittedAndExchanged(Mode mode) throws Exception {
        var omitted = sites.stream().filter(site -> site.method().equals("lockBoth") && site.operator() == Operator.LOCK).toList();
        assertThat(differences(run(mode, new Mutation(omitted.get(0), 0), 2).output())).containsExactly("locks 27");
        assertThat(differences(run(mode, new Mutation(omitted.get(1), 0), 2).output())).containsExactly("locks 16");
        assertThat(differences(run(mode, mutation("lockBoth", Operator.LOCK_ORDER, 0), 2).output())).containsExactly("locks 162176");
    }

    @Test
    void wrongCastTrapsWhereItIsCheckedAndGoesOnWhereItIsNot() throws Exception {
        Mutation wrong = mutation("cast", Operator.CAST, 0);
        assertThat(run(Mode.CHECKED, wrong, 2).end()).asInstanceOf(InstanceOfAssertFactories.type(StopReason.TripleFault.class))
                .extracting(StopReason.TripleFault::report, InstanceOfAssertFactories.STRING).contains(FAILED_CHECK);
        assertThat(differences(run(Mode.UNCHECKED, wrong, 2).output())).containsExactly("cast 0");
    }

    @ParameterizedTest
    @EnumSource
    void endlessLoopIsLeftByTheLimitAlone(Mode mode) throws Exception {
        assertThat(run(mode, mutation("five", Operator.LOOP, 0), 2).end()).isInstanceOf(StopReason.Limit.class);
    }

    @Test
    void everyOperatorHasASite() {
        var operators = sites.stream().map(Site::operator).toList();
        assertThat(operators).contains(Operator.values());
    }
}
