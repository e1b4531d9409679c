package ringside.workbench.report;

import java.util.List;
import java.util.Map;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;

/// What commands print with `--json`. The keys are a promise: they change only with a version step.
public final class RunJson {
    private static final String VERSION = "1.0";

    private RunJson() {}

    /// `ringside run --json`.
    public static String of(RunResult result) {
        var top = JsonText.object();
        top.put("format", "ringside.run").put("version", VERSION);
        top.put("scenario", result.scenario().id()).put("seed", result.seed());
        top.putObject("costTable").put("name", result.costs().name()).put("sha256", result.costs().sha256());
        var lanes = top.putArray("lanes");
        result.lanes().forEach(lane -> describe(lane, lanes.addObject()));
        var checks = top.putArray("checks");
        for (var check : result.checks()) {
            checks.addObject()
                    .put("id", check.id())
                    .put("kind", switch (check.kind()) {
                        case INVARIANT -> "invariant";
                        case EXPECT -> "expect";
                    })
                    .put("lane", check.lane())
                    .put("passed", check.passed())
                    .put("expected", check.expected())
                    .put("actual", check.actual());
        }
        return JsonText.of(top);
    }

    private static void describe(LaneRun lane, ObjectNode node) {
        node.put("lane", lane.lane()).put("profile", lane.architecture().profile().word()).put("status", status(lane.status())).put("outcome", lane.outcome());
        var damage = node.putArray("damage");
        lane.damage().forEach(each -> damage.addObject().put("what", each.what()).put("owner", each.owner()).put("bytes", each.bytes()));
        node.put("console", lane.console()).put("traceHash", lane.traceHash()).put("stateHash", lane.stateHash());
        var metrics = node.putObject("metrics");
        lane.metrics().forEach((name, value) -> JsonText.number(metrics, name, value));
    }

    /// The word for a status in tables and JSON.
    public static String status(LaneRun.Status status) {
        return switch (status) {
            case COMPLETED -> "completed";
            case PANICKED -> "panicked";
            case REFUSED -> "refused";
            case LIMIT -> "limit";
        };
    }

    /// `ringside list --json`.
    public static String ofList(List<Scenario> scenarios, Map<String, Architecture> lanes) {
        var top = JsonText.object();
        top.put("format", "ringside.list").put("version", VERSION);
        var scenarioNodes = top.putArray("scenarios");
        for (var scenario : scenarios) {
            var node = scenarioNodes.addObject();
            node.put("id", scenario.id()).put("title", scenario.title()).put("level", scenario.level()).put("minutes", scenario.minutes());
            var named = node.putArray("lanes");
            scenario.lanes().forEach(named::add);
        }
        var laneNodes = top.putArray("lanes");
        lanes.values().forEach(lane -> laneNodes.addObject().put("id", lane.id()).put("label", lane.label()).put("idea", lane.idea()));
        return JsonText.of(top);
    }
}
