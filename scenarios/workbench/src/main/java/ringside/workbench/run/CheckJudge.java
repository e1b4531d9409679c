package ringside.workbench.run;

import java.util.List;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RequestMeasure;
import ringside.workbench.report.Figures;
import ringside.workbench.run.RunResult.CheckResult;
import ringside.workbench.scenario.Check;

/// Compares what a scenario states with what happened.
final class CheckJudge {
    private CheckJudge() {}

    static List<CheckResult> judge(List<Check> checks, List<LaneRun> runs) {
        return checks.stream().flatMap(check -> judge(check, chosen(check, runs)).stream()).toList();
    }

    private static List<LaneRun> chosen(Check check, List<LaneRun> runs) {
        return runs.stream().filter(run -> check.lanes().isEmpty() || check.lanes().contains(run.lane())).toList();
    }

    private static List<CheckResult> judge(Check check, List<LaneRun> runs) {
        return switch (check) {
            case Check.Metric metric -> runs.stream().map(run -> judge(metric, run)).toList();
            case Check.Succeeds succeeds -> runs.stream()
                    .map(run -> new CheckResult(succeeds.id(), succeeds.kind(), run.lane(), run.outcome().equals(LaneRun.SUCCESS),
                            LaneRun.SUCCESS, run.outcome()))
                    .toList();
            case Check.SucceedsOrRefuses either -> runs.stream()
                    .map(run -> new CheckResult(either.id(), either.kind(), run.lane(),
                            run.status() == LaneRun.Status.REFUSED || run.outcome().equals(LaneRun.SUCCESS),
                            LaneRun.SUCCESS + ", or refused", run.outcome()))
                    .toList();
            case Check.Refuses refuses -> runs.stream()
                    .map(run -> new CheckResult(refuses.id(), refuses.kind(), run.lane(), run.status() == LaneRun.Status.REFUSED, "refused", run.outcome()))
                    .toList();
            case Check.SameLines same -> {
                var ran = runs.stream().filter(run -> run.status() != LaneRun.Status.REFUSED).toList();
                yield ran.size() < 2 ? List.of() : List.of(judge(same, ran));
            }
            case Check.SameConsole same -> runs.size() < 2 ? List.of() : List.of(judge(same, runs));
        };
    }

    private static CheckResult judge(Check.SameConsole check, List<LaneRun> runs) {
        var first = runs.getFirst();
        var others = runs.stream().filter(run -> !run.console().equals(first.console())).map(LaneRun::lane).toList();
        return new CheckResult(check.id(), check.kind(), "all", others.isEmpty(), "console as in " + first.lane(),
                others.isEmpty() ? "the same" : "different in " + String.join(", ", others));
    }

    private static CheckResult judge(Check.SameLines check, List<LaneRun> runs) {
        var first = runs.getFirst();
        var others = runs.stream().filter(run -> !sortedLines(run).equals(sortedLines(first))).map(LaneRun::lane).toList();
        return new CheckResult(check.id(), check.kind(), "all", others.isEmpty(), "lines as in " + first.lane(),
                others.isEmpty() ? "the same" : "different in " + String.join(", ", others));
    }

    private static List<String> sortedLines(LaneRun run) {
        return run.console().lines().sorted().toList();
    }

    private static CheckResult judge(Check.Metric check, LaneRun run) {
        var expected = check.comparison().symbol() + " " + Figures.plain(check.value()) + (check.each() ? " for every request" : "");
        var measured = check.each() ? each(check, run) : total(check, run);
        return measured.length == 0
                ? new CheckResult(check.id(), check.kind(), run.lane(), false, expected, "absent")
                : new CheckResult(check.id(), check.kind(), run.lane(), holds(check, measured), expected, shown(measured));
    }

    private static double[] total(Check.Metric check, LaneRun run) {
        var total = run.metrics().get(check.metric());
        return total == null ? new double[0] : new double[] {total};
    }

    private static double[] each(Check.Metric check, LaneRun run) {
        Measure measure = Measures.named(check.metric()).orElseThrow();
        return measure instanceof RequestMeasure one ? run.requests().stream().mapToDouble(one::of).toArray() : new double[0];
    }

    private static boolean holds(Check.Metric check, double[] measured) {
        for (double value : measured) {
            if (!check.comparison().holds(value, check.value())) {
                return false;
            }
        }
        return true;
    }

    private static String shown(double[] measured) {
        double least = measured[0];
        double most = measured[0];
        for (double value : measured) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return least == most ? Figures.plain(least) : Figures.plain(least) + " to " + Figures.plain(most);
    }
}
