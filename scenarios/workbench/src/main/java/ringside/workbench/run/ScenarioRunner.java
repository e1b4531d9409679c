package ringside.workbench.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ringside.machine.time.CostTable;
import ringside.workbench.Problem;
import ringside.workbench.fault.Fault;
import ringside.workbench.fault.FaultSites;
import ringside.workbench.image.LaneImage;
import ringside.workbench.image.LaneImages;
import ringside.workbench.scenario.Scenario;

/// Runs a scenario on lanes, each machine on a thread of its own, at most as many at once as there are processors.
///
/// ```java
/// var bench = Workbench.open(Installation.found());
/// var result = bench.runner().run(bench.scenario("S01"), RunOptions.asWritten(), Progress.none());
/// ```
public final class ScenarioRunner {
    private final LaneImages images;

    public ScenarioRunner(LaneImages images) {
        this.images = images;
    }

    /// Blocks until every lane has ended. Interrupting the calling thread cancels: all machines stop soon.
    ///
    /// @throws Problem              for an unknown lane, knob or cost table, an image that cannot be built, a defect of the machine
    /// @throws InterruptedException if cancelled
    public RunResult run(Scenario scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
        var sites = new FaultSites(images);
        for (Fault fault : scenario.faults()) {
            sites.require(fault);
        }
        var costs = Costs.named(options.costs().orElse(scenario.machine().costs()));
        var lanes = lanes(scenario, options);
        var knobs = ChosenKnobs.of(images.lanes(), List.of(scenario.knobs(), options.knobs()));
        var runs = runAll(scenario, costs, lanes, knobs, progress);
        return new RunResult(scenario, options.seed().orElse(scenario.seed()), costs, runs, CheckJudge.judge(scenario.checks(), runs));
    }

    private List<String> lanes(Scenario scenario, RunOptions options) throws Problem {
        var lanes = options.lanes().isEmpty() ? scenario.lanes() : options.lanes();
        var seen = new HashSet<String>();
        for (String lane : lanes) {
            images.lanes().lane(lane);
            if (!seen.add(lane)) {
                throw new Problem(Problem.Kind.USAGE, "lane \"" + lane + "\" is named twice: name each lane once");
            }
            if (!scenario.lanes().contains(lane)) {
                throw new Problem(Problem.Kind.USAGE, "scenario " + scenario.id() + " is not made for lane \"" + lane + "\": choose from "
                        + String.join(", ", scenario.lanes()));
            }
        }
        return lanes;
    }

    private List<LaneRun> runAll(Scenario scenario, CostTable costs, List<String> lanes, ChosenKnobs knobs, Progress progress) throws Problem, InterruptedException {
        int threads = Math.min(lanes.size(), Runtime.getRuntime().availableProcessors());
        try (var executor = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("lane-", 1).daemon().factory())) {
            try {
                var pending = new ArrayList<Future<LaneRun>>();
                for (String lane : lanes) {
                    pending.add(executor.submit(() -> runOne(scenario, costs, lane, knobs.in(lane), progress)));
                }
                return collect(pending);
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private LaneRun runOne(Scenario scenario, CostTable costs, String lane, Map<String, String> knobs, Progress progress)
            throws Problem, InterruptedException {
        progress.preparing(lane);
        var run = runImage(scenario, lane, knobs, costs, progress);
        progress.finished(run);
        return run;
    }

    /// A lane that has no place for the workload is a result, not a failure of the run.
    private LaneRun runImage(Scenario scenario, String lane, Map<String, String> knobs, CostTable costs, Progress progress)
            throws Problem, InterruptedException {
        LaneImage image;
        try {
            image = images.mutated(lane, scenario.programs(), knobs,
                    scenario.faults().stream().map(Fault::site).distinct().toList());
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.REFUSED) {
                return LaneRun.refused(images.lanes().lane(lane).architecture(), problem.getMessage());
            }
            throw problem;
        }
        return new LaneRunner(scenario, costs, progress).run(image, knobs);
    }

    private static List<LaneRun> collect(List<Future<LaneRun>> pending) throws Problem, InterruptedException {
        var runs = new ArrayList<LaneRun>();
        for (var future : pending) {
            try {
                runs.add(future.get());
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case Problem problem -> throw problem;
                    case InterruptedException cancelled -> throw cancelled;
                    case RuntimeException defect -> throw defect;
                    default -> throw new IllegalStateException("a lane's thread failed", failed.getCause());
                }
            }
        }
        return List.copyOf(runs);
    }
}
