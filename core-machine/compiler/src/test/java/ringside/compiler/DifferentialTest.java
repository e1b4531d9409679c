package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Compiled programs say what the JVM says.
final class DifferentialTest {
    @TempDir
    static Path folder;
    private static GuestCode code;
    private static final Map<String, String> EXPECTED = new HashMap<>();

    @BeforeAll
    static void compileCases() throws Exception {
        code = GuestCode.library(folder).with(folder.resolve("cases"), GuestCode.sources(GuestCode.PROGRAMS.resolve("guest")));
        for (String name : new String[] {"Arithmetic", "Objects", "Control", "Pressure", "Bulk"}) {
            EXPECTED.put(name, JvmProgram.run(code.classPath(), "guest.app.cases." + name));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "Arithmetic, UNCHECKED, OPTIMISED", "Arithmetic, CHECKED, OPTIMISED", "Arithmetic, UNCHECKED, TEACHING",
                "Arithmetic, CHECKED, TEACHING",
        "Objects, UNCHECKED, OPTIMISED", "Objects, CHECKED, OPTIMISED", "Objects, UNCHECKED, TEACHING",
                "Objects, CHECKED, TEACHING",
        "Control, UNCHECKED, OPTIMISED", "Control, CHECKED, OPTIMISED", "Control, UNCHECKED, TEACHING",
                "Control, CHECKED, TEACHING",
        "Pressure, UNCHECKED, OPTIMISED", "Pressure, CHECKED, OPTIMISED", "Pressure, UNCHECKED, TEACHING",
                "Pressure, CHECKED, TEACHING",
        "Bulk, UNCHECKED, OPTIMISED", "Bulk, CHECKED, OPTIMISED", "Bulk, CHECKED, TEACHING"
    })
    void caseGivesTheOutputOfTheJvm(String name, Mode mode, Profile profile) throws Exception {
        HostProcess run = run(name, mode, profile);
        assertThat(run.output()).isEqualTo(EXPECTED.get(name));
        assertThat(run.status()).isZero();
    }

    @Test
    void generatedStubsCarryCallsToTheServer() throws Exception {
        HostProcess run = run("Ports", Mode.CHECKED, Profile.OPTIMISED);
        assertThat(run.output()).isEqualTo("""
                sleep 000000000000000c
                again 0000000000000010
                slept 000000010000000e
                unknown ffffffffffffffda
                """);
    }

    private static HostProcess run(String name, Mode mode, Profile profile) throws Exception {
        return HostProcess.run(Compiler.compile(Plans.program(code, "guest.app.cases." + name, mode, profile)).elf(), folder);
    }
}
