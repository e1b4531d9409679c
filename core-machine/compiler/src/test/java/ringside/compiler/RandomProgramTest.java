package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Random programs compute the same on the JVM and compiled. The seeds are fixed; a failing line names its program and seed.
final class RandomProgramTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"UNCHECKED, OPTIMISED, 1", "CHECKED, OPTIMISED, 31", "CHECKED, TEACHING, 61"})
    void thirtyProgramsAgree(Mode mode, Profile profile, long firstSeed) throws Exception {
        compare(mode, profile, firstSeed, 30);
    }

    @Test
    @Tag("thorough")
    void thousandProgramsAgree() throws Exception {
        for (int batch = 0; batch < 20; batch++) {
            Mode mode = batch % 2 == 0 ? Mode.UNCHECKED : Mode.CHECKED;
            Profile profile = batch % 4 < 3 ? Profile.OPTIMISED : Profile.TEACHING;
            compare(mode, profile, 1000 + 50L * batch, 50);
        }
    }

    private void compare(Mode mode, Profile profile, long firstSeed, int count) throws Exception {
        var sources = new LinkedHashMap<String, String>();
        var suite = new StringBuilder("package guest.app.random;\npublic final class Suite extends guest.app.cases.Case {\n"
                + "    protected void run(guest.app.Out out) {\n");
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String name = "Seed" + seed;
            sources.put("guest/app/random/" + name, new RandomProgram(name, seed).source());
            suite.append("        out.line(\"").append(name).append("\", ").append(name).append(".run());\n");
        }
        sources.put("guest/app/random/Suite", suite.append("    }\n}\n").toString());
        for (String shared : new String[] {"guest/app/Start", "guest/app/Out", "guest/app/cases/Case"}) {
            sources.put(shared, Files.readString(GuestCode.PROGRAMS.resolve(shared + ".java")));
        }
        Path batch = Files.createTempDirectory(folder, "batch");
        GuestCode code = GuestCode.library(batch).with(batch, sources);
        String expected = JvmProgram.run(code.classPath(), "guest.app.random.Suite");
        HostProcess run = HostProcess.run(Compiler.compile(Plans.program(code, "guest.app.random.Suite", mode,
                profile)).elf(), batch);
        assertThat(run.output()).isEqualTo(expected);
    }
}
