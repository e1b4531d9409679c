package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.compiler.mutate.Arming;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.Mutator;
import ringside.compiler.mutate.MutationWords;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.compiler.mutate.Sites;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Mutated classes behave as the operators say, on the JVM and as images.
final class MutationTest {
    private static final String VICTIM = "guest.app.mutate.Victim";

    @TempDir
    static Path folder;
    private static GuestCode code;
    private static List<Site> sites;
    private static List<String> names;
    private static String pristine;
    private static final Map<Mode, CompiledImage> IMAGES = new LinkedHashMap<>();

    @BeforeAll
    static void compileVictim() throws Exception {
        code = GuestCode.library(folder).with(folder.resolve("cases"), GuestCode.sources(GuestCode.PROGRAMS.resolve("guest")));
        sites = Sites.of(classFile(VICTIM.replace('.', '/')));
        names = sites.stream().map(Site::name).toList();
        pristine = JvmProgram.run(code.classPath(), VICTIM);
        for (Mode mode : Mode.values()) {
            IMAGES.put(mode, Compiler.compile(Plans.program(code, VICTIM, mode, Profile.OPTIMISED).withMutations(names)));
        }
    }

    @Test
    void classThatMeetsAMissingOneIsNamedWithItsFolder() throws Exception {
        GuestCode whole = code.with(folder.resolve("torn"), Map.of(
                "guest/app/Left", "package guest.app;\npublic final class Left {}\n",
                "guest/app/Right", "package guest.app;\npublic final class Right {}\n",
                "guest/app/Torn", """
                        package guest.app;
                        import guest.lib.*;
                        public final class Torn implements Program {
                            public int run(Os os, Arguments a) {
                                Object either = a.count() > 1 ? new Left() : new Right();
                                return either == null ? 1 : 0;
                            }
                        }
                        """));
        Path classes = folder.resolve("torn/classes");
        List<String> torn = Sites.of(Files.readAllBytes(classes.resolve("guest/app/Torn.class"))).stream().map(Site::name).toList();
        Files.delete(classes.resolve("guest/app/Left.class"));
        var plan = Plans.program(whole, "guest.app.Torn", Mode.CHECKED, Profile.OPTIMISED).withMutations(torn);
        String line = "Torn.class:0: error: AOT-40 guest.app.Torn in " + classes
                + " mentions guest.app.Left, which is in no jar and no folder [Torn]: add that class, or compile this one again without it";
        assertThatThrownBy(() -> Compiler.compile(plan)).isInstanceOf(CompileException.class).hasMessage(line);
        assertThatThrownBy(() -> Compiler.refusesBugs(plan)).isInstanceOf(CompileException.class).hasMessage(line);
    }

    private static byte[] classFile(String type) {
        try {
            for (Path root : code.classPath()) {
                if (Files.exists(root.resolve(type + ".class"))) return Files.readAllBytes(root.resolve(type + ".class"));
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The mutation of the only such site in a method.
    private static Mutation mutation(String method, Operator operator, int operand) {
        return new Mutation(sites.stream().filter(site -> site.method().equals(method) && site.operator() == operator).findFirst().orElseThrow(),
                operand);
    }

    /// What the program prints on the JVM with every site mutated and one of them armed; null for none.
    private static String onJvm(Mutation mutation, int occurrence) throws Exception {
        Path classes = Files.createTempDirectory(folder, "mutated");
        for (var mutated : Mutator.mutate("test", names, MutationTest::classFile).entrySet()) {
            Path file = classes.resolve(mutated.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, mutation == null || !mutated.getKey().equals(MutationWords.TYPE) ? mutated.getValue()
                    : ArmedWords.of(mutated.getValue(), names.indexOf(mutation.site().name()), occurrence, mutation.operand()));
        }
        var path = new ArrayList<>(List.of(classes));
        path.addAll(code.classPath());
        return JvmProgram.run(path, VICTIM);
    }

    private static HostProcess asImage(Mode mode, Mutation mutation, int occurrence) throws Exception {
        return HostProcess.run(armed(IMAGES.get(mode), mutation, occurrence), folder);
    }

    private static byte[] armed(CompiledImage image, Mutation mutation, int occurrence) {
        long record = image.map().mutations().stream().filter(point -> point.site().equals(mutation.site().name()))
                .mapToLong(ImageMap.MutationPoint::address).findFirst().orElseThrow();
        return Arming.arm(image.elf(), 0, record, occurrence, mutation.operand());
    }

    /// Lines of the fault-free output that are different, as `line N: label`.
    private static List<String> differences(String output) {
        var expected = pristine.lines().toList();
        var actual = output.lines().toList();
        assertThat(actual).hasSameSizeAs(expected);
        return IntStream.range(0, expected.size()).filter(i -> !expected.get(i).equals(actual.get(i)))
                .mapToObj(i -> actual.get(i).replaceAll(" 0*", " ")).toList();
    }

    @Test
    void everyShapeOfSiteIsListed() {
        assertThat(sites.stream().filter(site -> site.method().equals("storeByte")).map(Site::name)).containsExactly(
                VICTIM + ".storeByte:" + line("bytes[i] = (byte)") + ":loop", VICTIM + ".storeByte:" + line("bytes[i] = (byte)") + ":null",
                VICTIM + ".storeByte:" + line("bytes[i] = (byte)") + ":index",
                VICTIM + ".storeByte:" + line("bytes[i] = (byte)") + ":drop");
        assertThat(sites.stream().filter(site -> site.method().equals("small")).map(Site::operator)).containsExactly(Operator.LOOP,
                Operator.CONSTANT, Operator.GUARD, Operator.CONDITION, Operator.CONSTANT, Operator.CONSTANT);
        assertThat(names).doesNotHaveDuplicates().anyMatch(name -> name.endsWith(":index#2"));
    }

    private static int line(String text) {
        try {
            var lines = Files.readAllLines(GuestCode.PROGRAMS.resolve(VICTIM.replace('.', '/') + ".java"));
            for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(text)) return i + 1;
            throw new AssertionError(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void unarmedClassBehavesLikeThePristineOne() throws Exception {
        assertThat(onJvm(null, 0)).isEqualTo(pristine);
    }

    @ParameterizedTest
    @EnumSource
    void unarmedImageBehavesLikeThePristineOne(Mode mode) throws Exception {
        assertThat(HostProcess.run(IMAGES.get(mode).elf(), folder)).isEqualTo(new HostProcess(0, pristine));
    }

    @Test
    void indexOfLoadIsOffOnceAtTheArmedOccurrence() throws Exception {
        assertThat(differences(onJvm(mutation("bytes", Operator.INDEX, 3), 2))).containsExactly("load 5");
        assertThat(differences(onJvm(mutation("bytes", Operator.INDEX, -1), 3))).containsExactly("load 33");
        assertThat(differences(onJvm(mutation("bytes", Operator.INDEX, 3), 4))).isEmpty();
    }

    @Test
    void indexOfStoreIsOffForEveryKindOfValue() throws Exception {
        // 64 hexadecimal is 100 decimal, stored one word further, then written over by the next round
        assertThat(differences(onJvm(mutation("storeWord", Operator.INDEX, 1), 3))).hasSize(1);
        assertThat(differences(onJvm(mutation("storeByte", Operator.INDEX, 1), 3))).containsExactly("bytes 33332");
        assertThat(differences(onJvm(mutation("storeReference", Operator.INDEX, -1), 2))).containsExactly("others 1");
    }

    @Test
    void guardIsDecidedByTheOperand() throws Exception {
        // javac compiles "x < 2" to a branch that is taken where it does not hold
        assertThat(differences(onJvm(mutation("small", Operator.GUARD, 1), 1))).containsExactly("guard ");
        assertThat(differences(onJvm(mutation("small", Operator.GUARD, 0), 3))).containsExactly("guard 1");
        assertThat(differences(onJvm(mutation("small", Operator.GUARD, 0), 1))).isEmpty();
        assertThat(differences(onJvm(mutation("isNothing", Operator.GUARD, 1), 1))).containsExactly("null ");
        assertThat(differences(onJvm(mutation("isSelf", Operator.GUARD, 0), 1))).containsExactly("same 1");
    }

    @Test
    void fieldIsReadAsNull() throws Exception {
        assertThat(differences(onJvm(mutation("hasName", Operator.NULL, 0), 2))).containsExactly("field ");
        assertThatThrownBy(() -> onJvm(mutation("storeByte", Operator.NULL, 0), 1)).isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @EnumSource
    void imagesDoWhatTheJvmDoes(Mode mode) throws Exception {
        for (Mutation mutation : List.of(mutation("bytes", Operator.INDEX, 3), mutation("storeWord", Operator.INDEX, 1),
                mutation("storeByte", Operator.INDEX, 1), mutation("small", Operator.GUARD, 1), mutation("small", Operator.GUARD, 0),
                mutation("isNothing", Operator.GUARD, 1), mutation("isSelf", Operator.GUARD, 0), mutation("hasName", Operator.NULL, 0))) {
            for (int occurrence = 1; occurrence <= 3; occurrence += 2) {
                assertThat(asImage(mode, mutation, occurrence)).as(mutation + " " + occurrence)
                        .isEqualTo(new HostProcess(0, onJvm(mutation, occurrence)));
            }
        }
    }

    @Test
    void wildIndexTrapsWhereItIsCheckedAndGoesOnWhereItIsNot() throws Exception {
        Mutation beyond = mutation("storeByte", Operator.INDEX, 12);
        assertThat(asImage(Mode.CHECKED, beyond, 1).status()).isEqualTo(HostProcess.KILLED_BY_ILLEGAL_INSTRUCTION);
        assertThat(asImage(Mode.UNCHECKED, beyond, 1).status()).isZero();
    }

    @Test
    void loopThatIsNotReachedDoesNothing() throws Exception {
        assertThat(onJvm(mutation("entered", Operator.LOOP, 0), 4)).isEqualTo(pristine);
        assertThat(asImage(Mode.CHECKED, mutation("entered", Operator.LOOP, 0), 4)).isEqualTo(new HostProcess(0, pristine));
    }

    @Test
    void armingChangesTheRecordAndNothingElse() {
        CompiledImage image = IMAGES.get(Mode.CHECKED);
        byte[] armed = armed(image, mutation("bytes", Operator.INDEX, 3), 1);
        assertThat(IntStream.range(0, armed.length).filter(i -> armed[i] != image.elf()[i]).count()).isEqualTo(2);
    }

    @Test
    void countersHavePagesOfTheirOwn() {
        ImageMap map = IMAGES.get(Mode.CHECKED).map();
        assertThat(map.segments()).filteredOn(segment -> segment.name().equals("program.mutation")).singleElement()
                .satisfies(segment -> assertThat(map.mutations()).allSatisfy(point ->
                        assertThat(point.address()).isBetween(segment.virtual() + MutationWords.HEADER_BYTES, segment.virtual() + segment.bytes())));
        assertThat(map.mutations().stream().map(ImageMap.MutationPoint::site).collect(Collectors.toSet())).isSubsetOf(names);
    }

    @Test
    void pristineImageHasNoCounters() throws Exception {
        ImageMap map = Compiler.compile(Plans.program(code, VICTIM, Mode.CHECKED, Profile.OPTIMISED)).map();
        assertThat(map.mutations()).isEmpty();
        assertThat(map.segments()).noneMatch(segment -> segment.name().endsWith(".mutation"));
    }

    @Test
    void unknownSitesAreRefusedByName() {
        assertThatThrownBy(() -> Compiler.compile(Plans.program(code, VICTIM, Mode.CHECKED, Profile.OPTIMISED)
                .withMutations(List.of(VICTIM + ".run:1:index", "nonsense"))))
                .hasMessageContaining("AOT-37 there is no site " + VICTIM + ".run:1:index to mutate")
                .hasMessageContaining("AOT-37 there is no site nonsense to mutate");
    }
}
