package ringside.gui.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import ringside.gui.run.Report;
import ringside.gui.run.Shelf;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.matrix.FaultRate;
import ringside.workbench.matrix.LaneEvidence;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixBuilder;
import ringside.workbench.matrix.Observed;
import ringside.workbench.matrix.Option;
import ringside.workbench.matrix.Weights;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// Runs made by hand, and a matrix scored by the real formulas from figures made by hand.
public record SampleShelf(Callable<RunResult> source) implements Shelf {
    private static final double WARM_READ_CYCLES = 1000;

    public static SampleShelf of(RunResult result) {
        return new SampleShelf(() -> result);
    }

    public static SampleShelf running(Callable<RunResult> source) {
        return new SampleShelf(source);
    }

    @Override
    public List<Entry> scenarios() {
        return List.of(new Entry("S01", "A warm read"), new Entry("S09a", "One wrong index"));
    }

    @Override
    public RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
        if (scenario.equals("S09a")) {
            return SixLanes.failing();
        }
        try {
            return source.call();
        } catch (Problem | InterruptedException | RuntimeException expected) {
            throw expected;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Override
    public Matrix matrix(Report report) throws Problem {
        MatrixBuilder builder = MatrixBuilder.shipped();
        List<Option> options = new ArrayList<>();
        Map<String, LaneEvidence> evidence = new LinkedHashMap<>();
        for (String lane : builder.published().lanes()) {
            options.add(new Option(lane, lane, Optional.of(Profile.OPTIMISED)));
            double cycles = WARM_READ_CYCLES * options.size();
            Map<String, Observed> runs = new LinkedHashMap<>();
            List.of("S01", "S22").forEach(scenario -> runs.put(scenario, new Observed("all programs succeeded", true, "1f2e3d4c5b6a7988",
                    "teaching-default", Map.of("cyclesPerRequest", cycles, "requests", 64.0, "cycles", 64 * cycles))));
            evidence.put(lane, new LaneEvidence(runs, Map.of("safety", new FaultRate(80, 64, 60, 4, 20, "1f2e3d4c5b6a7988", "teaching-default"))));
        }
        return builder.build(options, evidence, new Matrix.CostTableName("teaching-default", "1f2e3d4c5b6a7988"),
                Weights.equal(builder.mapping().criteria()), Instant.EPOCH);
    }
}
