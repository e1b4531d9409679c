package ringside.workbench.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Scenario;

/// Runs what the formulas ask for.
public final class MatrixRuns {
    private final Workbench bench;
    private final MatrixBuilder builder;
    private final FaultCampaigns campaigns;

    public MatrixRuns(Workbench bench, MatrixBuilder builder, FaultCampaigns campaigns) {
        this.bench = bench;
        this.builder = builder;
        this.campaigns = campaigns;
    }

    /// @param evidence by lane
    public record Gathered(Map<String, LaneEvidence> evidence, Matrix.CostTableName costTable) {}

    /// The published columns, then lanes that are installed besides; or those chosen, in that order.
    ///
    /// @throws Problem for a lane that is neither published nor installed
    public List<Option> options(List<String> chosen) throws Problem {
        var installed = bench.images().lanes().architectures();
        var known = Stream.concat(builder.published().lanes().stream(), installed.keySet().stream()).distinct().toList();
        var options = new ArrayList<Option>();
        for (String lane : chosen.isEmpty() ? known : chosen.stream().distinct().toList()) {
            if (!known.contains(lane)) {
                throw new Problem(Problem.Kind.USAGE, "there is no lane \"" + lane + "\": choose from " + String.join(", ", known));
            }
            var architecture = Optional.ofNullable(installed.get(lane));
            options.add(new Option(lane, architecture.map(Architecture::label).orElse(lane), architecture.map(Architecture::profile)));
        }
        return List.copyOf(options);
    }

    /// Runs every scenario and every suite of faults that a formula names, in the lanes that are installed.
    public Gathered gather(List<Option> options, Progress progress) throws Problem, InterruptedException {
        var lanes = options.stream().filter(Option::installed).map(Option::id).toList();
        var runs = new LinkedHashMap<String, Map<String, Observed>>();
        var faults = new LinkedHashMap<String, Map<String, FaultRate>>();
        lanes.forEach(lane -> runs.put(lane, new LinkedHashMap<>()));
        lanes.forEach(lane -> faults.put(lane, new LinkedHashMap<>()));
        var costs = Matrix.CostTableName.NONE;
        for (String id : lanes.isEmpty() ? List.<String>of() : builder.mapping().scenarios()) {
            var scenario = bench.library().scenario(id);
            var able = lanes.stream().filter(scenario.lanes()::contains).toList();
            if (!able.isEmpty()) {
                var result = run(scenario, able, progress);
                costs = costs == Matrix.CostTableName.NONE ? new Matrix.CostTableName(result.costs().name(), result.costs().sha256()) : costs;
                for (var observed : observed(result, able, progress).entrySet()) {
                    runs.get(observed.getKey()).put(id, observed.getValue());
                }
            }
        }
        for (Formula.FaultShare each : builder.mapping().suites()) {
            campaigns.rates(each.suite(), each.count(), lanes).forEach((lane, rate) -> faults.get(lane).put(each.suite(), rate));
        }
        var evidence = new LinkedHashMap<String, LaneEvidence>();
        lanes.forEach(lane -> evidence.put(lane, new LaneEvidence(runs.get(lane), faults.get(lane))));
        return new Gathered(evidence, costs);
    }

    private RunResult run(Scenario scenario, List<String> lanes, Progress progress) throws Problem, InterruptedException {
        return bench.runner().run(scenario, RunOptions.asWritten().withLanes(lanes), progress);
    }

    private Map<String, Observed> observed(RunResult result, List<String> lanes, Progress progress) throws Problem, InterruptedException {
        var served = builder.mapping().countsServed(result.scenario().id()) ? served(result, lanes, progress) : Map.<String, Integer>of();
        var observed = new LinkedHashMap<String, Observed>();
        for (LaneRun run : result.lanes()) {
            var metrics = new LinkedHashMap<>(run.metrics());
            if (served.containsKey(run.lane())) {
                metrics.put(Formula.ServedShare.SERVED, served.get(run.lane()).doubleValue());
                metrics.put(Formula.ServedShare.ASKED, (double) result.scenario().workload().size());
            }
            observed.put(run.lane(), new Observed(run.outcome(), run.outcome().equals(LaneRun.SUCCESS), run.traceHash(),
                    result.costs().name(), metrics));
        }
        return observed;
    }

    /// For each lane, how many programs printed beside the others what they print alone.
    private Map<String, Integer> served(RunResult together, List<String> lanes, Progress progress) throws Problem, InterruptedException {
        var served = new LinkedHashMap<String, Integer>();
        var left = new LinkedHashMap<String, List<String>>();
        for (LaneRun run : together.lanes()) {
            served.put(run.lane(), 0);
            left.put(run.lane(), new ArrayList<>(run.status() == LaneRun.Status.REFUSED ? List.of() : run.console().lines().toList()));
        }
        for (Scenario.Work work : together.scenario().workload()) {
            for (LaneRun alone : run(together.scenario().alone(work), lanes, progress).lanes()) {
                if (alone.outcome().equals(LaneRun.SUCCESS) && take(alone.console().lines().toList(), left.get(alone.lane()))) {
                    served.merge(alone.lane(), 1, Integer::sum);
                }
            }
        }
        return served;
    }

    /// Removes `lines` from `left` if all of them are there, and there are any.
    private static boolean take(List<String> lines, List<String> left) {
        var rest = new ArrayList<>(left);
        for (String line : lines) {
            if (!rest.remove(line)) {
                return false;
            }
        }
        left.clear();
        left.addAll(rest);
        return !lines.isEmpty();
    }
}
