package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.workbench.Installation;

class CodeBenchmarkTest {
    @Test
    void routinesDoTheSameInEveryModeAndProfile() throws Exception {
        var first = run(Mode.UNCHECKED, Profile.OPTIMISED);
        assertThat(first.checksums()).hasSameSizeAs(RoutineRun.NAMES).doesNotHaveDuplicates();
        for (Mode mode : Mode.values()) {
            for (Profile profile : Profile.values()) {
                assertThat(run(mode, profile).checksums()).as(mode + " " + profile).isEqualTo(first.checksums());
            }
        }
    }

    private static RoutineRun run(Mode mode, Profile profile) throws Exception {
        return RoutineRun.of("the guest compiler", RoutineImages.compile(Installation.found(), mode, profile).elf());
    }

    /// A comparison of architectures is to be none of compilers.
    @ParameterizedTest
    @CsvSource({"UNCHECKED, 1.3, 1.7", "CHECKED, 1.5, 2.0"})
    void optimisedCodeKeepsUpWithGcc(Mode mode, double mean, double worst) throws Exception {
        var gcc = Gcc.find();
        assumeTrue(gcc.isPresent(), "gcc for x86-64 is not installed");
        var measured = new CodeBenchmark(mode, gcc).measure();
        assertThat(measured.unit()).isEqualTo("x gcc");
        assertThat(measured.value()).as(measured.note()).isBetween(0.5, mean);
        assertThat(measured.max()).as(measured.note()).isLessThanOrEqualTo(worst);
        assertThat(RoutineRun.NAMES).allSatisfy(name -> assertThat(measured.note()).contains(name));
    }

    @Test
    void instructionsStandAloneWhereThereIsNoGcc() throws Exception {
        var measured = new CodeBenchmark(Mode.CHECKED, Optional.empty()).measure();
        assertThat(measured.unit()).isEqualTo("instructions");
        assertThat(measured.note()).contains("no gcc");
    }
}
