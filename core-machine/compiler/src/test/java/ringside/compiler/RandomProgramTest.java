package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.random.RandomProgram;
import ringside.machine.StopReason;

/// Random programs compute the same on the JVM, as a process of the host, and as an image on the product's machine.
///
/// The seeds are fixed; a differing line names its seed. `-Dringside.thorough=true` runs many more of them.
final class RandomProgramTest {
    /// Programs of one `javac` call and one image.
    private static final int BATCH = 100;
    private static final int BATCHES = 20;
    private static final int THOROUGH_BATCHES = 1000;
    private static final long[] REPAIRED = {4747};
    private static final long ARENA = 32L << 20;
    private static final String SUITE = "guest.app.random.Suite";

    @TempDir
    static Path folder;
    private static GuestCode platform;

    @BeforeAll
    static void compilePlatform() throws Exception {
        var files = new ArrayList<Path>();
        for (String path : List.of("guest/app/Start", "guest/app/Out", "guest/app/cases/Case", "guest/kernel/suite/Boot")) {
            files.add(GuestCode.PROGRAMS.resolve(path + ".java"));
        }
        platform = GuestCode.library(folder).with(folder.resolve("platform"), files);
    }

    @Test
    void twoThousandProgramsAgree() throws Exception {
        compare(0, BATCHES);
    }

    @Test
    @EnabledIfSystemProperty(named = "ringside.thorough", matches = "true")
    void hundredThousandProgramsAgree() throws Exception {
        compare(BATCHES, THOROUGH_BATCHES);
    }

    /// Programs that compilers of before got wrong.
    @ParameterizedTest
    @EnumSource
    void programsThatOnceDisagreedAgree(Profile profile) throws Exception {
        compare("again" + profile, sources(REPAIRED), Mode.UNCHECKED, Mode.CHECKED, profile);
    }

    private static void compare(int from, int to) throws Exception {
        for (int batch = from; batch < to; batch++) {
            Mode mode = batch % 2 == 0 ? Mode.CHECKED : Mode.UNCHECKED;
            Mode otherMode = batch % 2 == 0 ? Mode.UNCHECKED : Mode.CHECKED;
            Profile profile = batch % 4 < 3 ? Profile.OPTIMISED : Profile.TEACHING;
            long first = 1L + (long) batch * BATCH;
            compare("batch" + batch, sources(LongStream.range(first, first + BATCH).toArray()), mode, otherMode, profile);
        }
    }

    private static void compare(String name, LinkedHashMap<String, String> sources, Mode mode, Mode otherMode, Profile profile) throws Exception {
        Path place = folder.resolve(name);
        GuestCode code = platform.with(place, sources);
        List<String> expected = JvmProgram.run(code.classPath(), SUITE).lines().toList();
        assertThat(expected).hasSize(sources.size() - 1);
        MachineRun onMachine = MachineRun.run(Compiler.compile(Plans.kernel(code, SUITE, mode, profile, ARENA)).elf());
        assertThat(onMachine.output().lines().toList()).as("machine, %s %s", mode, profile).isEqualTo(expected);
        assertThat(onMachine.end()).isEqualTo(new StopReason.DebugExit(0));
        compareOnHost(Plans.program(code, SUITE, otherMode, profile, ARENA), expected, place);
        delete(place);
    }

    private static void compareOnHost(ImagePlan plan, List<String> expected, Path place) throws Exception {
        if (!HostProcess.isPossible()) return;
        HostProcess onHost = HostProcess.run(Compiler.compile(plan).elf(), place);
        assertThat(onHost.output().lines().toList()).as("host, %s", plan).isEqualTo(expected);
        assertThat(onHost.status()).isZero();
    }

    private static LinkedHashMap<String, String> sources(long... seeds) {
        var sources = new LinkedHashMap<String, String>();
        var suite = new StringBuilder("package guest.app.random;\npublic final class Suite extends guest.app.cases.Case {\n"
                + "    protected void run(guest.app.Out out) {\n");
        for (long seed : seeds) {
            String name = "Seed" + seed;
            sources.put("guest/app/random/" + name, new RandomProgram(name, seed).source());
            suite.append("        out.line(\"").append(name).append("\", ").append(name).append(".run());\n");
        }
        sources.put("guest/app/random/Suite", suite.append("    }\n}\n").toString());
        return sources;
    }

    private static void delete(Path place) throws Exception {
        try (var files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
