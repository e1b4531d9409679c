package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.attack.Attack;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.plan.ImagePlan;

/// Were there a hole in the compiler, the hostile services would find it.
final class PlantedHolesTest {
    private static final int SERVICES = 200;
    /// Instructions in which the whole batch ends several times over; some holes make endless loops.
    private static final long ENOUGH = 20_000_000;

    @TempDir
    Path folder;

    @Test
    void hostileServicesFindEveryFourthPlantedHole() throws Exception {
        assertThat(missedHoles(4)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "ringside.thorough", matches = "true")
    void hostileServicesFindNineOfTenPlantedHoles() throws Exception {
        assertThat(Attack.holes()).isGreaterThanOrEqualTo(20);
        assertThat(missedHoles(1)).hasSizeLessThanOrEqualTo(Attack.holes() / 10);
    }

    private List<String> missedHoles(int step) throws Exception {
        GuestCode code = SoundnessTest.batch(SoundnessTest.platform(folder), folder.resolve("services"), 1, SERVICES);
        List<String> expected = Attack.expected(code.classPath(), SERVICES);
        ImagePlan plan = SoundnessTest.plan(code, Profile.OPTIMISED);
        return Attack.missedHoles(plan, image -> image.length > 0 && MachineRun.run(image, ENOUGH).output().lines().toList().equals(expected), step);
    }
}
