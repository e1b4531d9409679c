package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.attack.Attack;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.plan.ImagePlan;

/// CHECKED is sound: a service without raw access does what the JVM lets it do, stops where the JVM stops it and for the same reason.
///
/// A service that wrote or read what it should not would print something else, or go on where it had to stop.
final class SoundnessTest {
    private static final int BATCH = 200;
    private static final int BATCHES = 5;
    private static final int THOROUGH_BATCHES = 50;

    /// Sources that only a batch of services makes whole.
    private static final Path HOSTILE = Path.of("src/test/hostile");

    @TempDir
    static Path folder;
    private static GuestCode platform;

    @BeforeAll
    static void compilePlatform() throws Exception {
        platform = platform(folder);
    }

    static GuestCode platform(Path folder) {
        return GuestCode.library(folder).with(folder.resolve("platform"),
                List.of(GuestCode.PROGRAMS.resolve("guest/app/Out.java"), HOSTILE.resolve("Farm.java")));
    }

    /// Platform and services of one batch. The frame is compiled with them, because it knows how many they are.
    static GuestCode batch(GuestCode platform, Path place, long firstSeed, int count) throws Exception {
        var sources = Attack.sources(firstSeed, count);
        sources.put("guest/kernel/attack/Boot", Files.readString(HOSTILE.resolve("Boot.java")));
        return platform.with(place, sources);
    }

    static ImagePlan plan(GuestCode code, Profile profile) {
        var frame = new ComponentPlan("frame", List.of("guest.kernel.**"), Mode.CHECKED);
        var service = new ComponentPlan("service", List.of("guest.attack.**"), Mode.CHECKED);
        var domain = new DomainPlan("kernel", 0, List.of(frame, service), 64L << 20, 4L << 20);
        return new ImagePlan("attack", Kind.KERNEL, code.classPath(), List.of(domain), List.of("guest.app.Out"), List.of("guest.kernel.**"),
                List.of(new CallPlan("frame", "service", "guest.attack.Services", Binding.DIRECT)), List.of(), List.of(), "", profile);
    }

    @Test
    void aThousandHostileServicesBreakNothing() throws Exception {
        attack(0, BATCHES);
    }

    @Test
    @EnabledIfSystemProperty(named = "ringside.thorough", matches = "true")
    void tenThousandHostileServicesBreakNothing() throws Exception {
        attack(BATCHES, THOROUGH_BATCHES);
    }

    private static void attack(int from, int to) throws Exception {
        var stopped = new ArrayList<String>();
        for (int batch = from; batch < to; batch++) {
            GuestCode code = batch(platform, folder.resolve("batch" + batch), 1L + (long) batch * BATCH, BATCH);
            List<String> expected = Attack.expected(code.classPath(), BATCH);
            Profile profile = batch % 4 == 3 ? Profile.TEACHING : Profile.OPTIMISED;
            MachineRun run = MachineRun.run(Compiler.compile(plan(code, profile)).elf());
            assertThat(run.output().lines().toList()).as("batch %s, %s", batch, profile).isEqualTo(expected);
            expected.stream().filter(line -> line.startsWith("stopped")).distinct().forEach(stopped::add);
        }
        assertThat(stopped.stream().distinct()).as("kinds of failure the services tried").hasSizeGreaterThanOrEqualTo(6);
    }
}
