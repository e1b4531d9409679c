package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;

/// S17, S22 and S23 on every lane that is installed.
class ThreeScenariosTest {
    private static Workbench bench;

    @BeforeAll
    static void opens() throws Exception {
        bench = Workbench.open(Installation.found());
    }

    private static RunResult run(String scenario) throws Exception {
        var result = bench.runner().run(bench.library().scenario(scenario), RunOptions.asWritten(), Progress.none());
        assertThat(result.lanes()).hasSameSizeAs(bench.images().lanes().all().values());
        assertThat(result.checks()).isNotEmpty().allMatch(RunResult.CheckResult::passed);
        return result;
    }

    private static void eachLane(RunResult result, BiConsumer<LaneRun, Map<String, Double>> what) {
        result.lanes().forEach(lane -> what.accept(lane, lane.metrics()));
    }

    @Test
    void theBootGoesThroughItsPhasesInOrder() throws Exception {
        eachLane(run("S22"), (lane, metrics) -> {
            assertThat(metrics.get("firstJavaCycles")).as(lane.lane()).isPositive().isLessThan(metrics.get("bootCycles"));
            if (metrics.containsKey("firstUserCycles")) {
                assertThat(metrics.get("firstUserCycles")).isBetween(metrics.get("firstJavaCycles"), metrics.get("bootCycles"));
            }
        });
    }

    @Test
    void residentMemoryHoldsTheLoadedImageInWholeFrames() throws Exception {
        eachLane(run("S22"), (lane, metrics) -> {
            assertThat(metrics.get("residentBytes") % 4096).as(lane.lane()).isZero();
            assertThat(metrics.get("residentBytes")).isGreaterThanOrEqualTo(metrics.get("imageBytes")).isLessThan(64 << 20);
            assertThat(metrics.get("archiveBytes")).isLessThan(metrics.get("imageBytes"));
        });
    }

    @Test
    void symbolsAndDebugInformationOfTheKernelAreNotInTheImageSize() throws Exception {
        eachLane(run("S22"), (lane, metrics) -> {
            try {
                assertThat(metrics.get("imageBytes")).isLessThan(bench.images().image(lane.lane(), List.of("reader"), Map.of()).kernel().elf().length);
            } catch (Problem unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }

    @Test
    void whatIsTrustedIsPartOfTheKernelImageAndHasLinesAndRawPlaces() throws Exception {
        eachLane(run("S17"), (lane, metrics) -> {
            long code = lane.map().functions().stream().mapToLong(function -> function.length()).sum();
            assertThat(metrics.get("trustedBytes") + metrics.get("confinedBytes")).as(lane.lane()).isBetween(1.0, (double) code);
            assertThat(metrics.get("trustedLines")).isPositive().isLessThan(metrics.get("trustedBytes"));
            assertThat(metrics.get("trustedRawPlaces")).isBetween(1.0, (double) lane.map().rawPlaces().size());
        });
    }

    @Test
    void twoProgramsBothPrintOrTheLaneRefuses() throws Exception {
        eachLane(run("S23"), (lane, _) -> {
            if (lane.status() == LaneRun.Status.REFUSED) {
                assertThat(lane.console()).doesNotContain("checksum");
            } else {
                assertThat(lane.console().lines().filter(line -> line.startsWith("reader: /data/poem: "))).as(lane.lane()).hasSize(2);
            }
        });
    }
}
