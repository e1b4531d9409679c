package ringside.workbench.modes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.matrix.FaultCampaigns;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixBuilder;
import ringside.workbench.matrix.MatrixRuns;
import ringside.workbench.matrix.Weights;
import ringside.workbench.run.Progress;

/// A kernel whose message path wastes time is a kernel with a lower score: the matrix is about what runs.
class SlowPathTest {
    private static final Path CLASSES = Path.of("../../arch-micro/target/classes");
    private static final Path FAST_PATH = Path.of("../../arch-micro/src/main/java/guest/kernel/ipc/FastPath.java");
    private static final String RIGHT = "        endpoint.receivers.take();\n        Handover.request(client, server);";
    private static final String WRONG = "        for (int i = 0; i < 2000; i++) { Memory.store64(client.frame, Memory.load64(client.frame)); }\n" + RIGHT;

    @TempDir
    private Path folder;

    private static Matrix matrix(Installation installation) throws Exception {
        var bench = Workbench.open(installation);
        var builder = MatrixBuilder.shipped();
        var runs = new MatrixRuns(bench, builder, FaultCampaigns.none());
        var options = runs.options(List.of("mono", "micro"));
        var gathered = runs.gather(options, Progress.none());
        return builder.build(options, gathered.evidence(), gathered.costTable(), Weights.equal(builder.mapping().criteria()), Instant.EPOCH);
    }

    private static double score(Matrix matrix, String row, String lane) {
        return matrix.cell(row, lane).score().getAsDouble();
    }

    @Test
    void aSlowMessagePathCostsPerformance() throws Exception {
        var before = matrix(Installation.found());
        var slow = Files.createDirectories(folder.resolve("slow"));
        ChangedGuest.copy(CLASSES, slow);
        ChangedGuest.copy(new ChangedGuest(folder).compile(FAST_PATH, RIGHT, WRONG, CLASSES), slow);
        var usual = Installation.found().withArchitecture(slow);
        var after = matrix(new Installation(usual.guestPath(), usual.library(), usual.images(), folder.resolve("cache")));
        assertThat(score(after, "performance", "micro")).isLessThan(score(before, "performance", "micro"));
        assertThat(score(after, "performance", "mono")).isEqualTo(score(before, "performance", "mono"));
        assertThat(score(after, "multi-app", "micro")).isEqualTo(score(before, "multi-app", "micro"));
        assertThat(after.cell("safety", "micro").score()).isEmpty();
    }
}
