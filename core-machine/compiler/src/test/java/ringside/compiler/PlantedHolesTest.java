package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    void hostileServicesFindNineOfTenPlantedHoles() throws Exception {
        GuestCode code = SoundnessTest.batch(SoundnessTest.platform(folder), folder.resolve("services"), 1, SERVICES);
        List<String> expected = Attack.expected(code.classPath(), SERVICES);
        ImagePlan plan = SoundnessTest.plan(code, Profile.OPTIMISED);
        List<String> missed = Attack.missedHoles(plan, image -> image.length > 0 && MachineRun.run(image, ENOUGH).output().lines().toList().equals(expected));
        assertThat(Attack.holes()).isGreaterThanOrEqualTo(20);
        assertThat(missed).hasSizeLessThanOrEqualTo(Attack.holes() / 10);
    }
}
