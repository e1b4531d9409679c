package ringside.workbench.report;

import java.util.List;
import ringside.compiler.mutate.Site;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Lifetimes.Variant;
import ringside.workbench.campaign.Notice;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `ringside faults --suite lifetime --json`. The keys are a promise: they change only with a version step.
public final class LifetimesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String VERSION = "1.0";

    private LifetimesJson() {}

    public static String of(List<Variant> variants) {
        var result = variants.getFirst().faults();
        var top = MAPPER.createObjectNode();
        top.put("format", "ringside.lifetimes").put("version", VERSION);
        top.put("suite", result.suite().id()).put("faults", result.suite().description()).put("placement", result.rule());
        top.put("scenario", result.scenario().id()).put("seed", result.seed()).put("count", result.count());
        top.putObject("costTable").put("name", result.costs().name()).put("sha256", result.costs().sha256());
        var described = top.putArray("variants");
        variants.forEach(variant -> describe(variant, described.addObject()));
        return MAPPER.writeValueAsString(top).replace("\r\n", "\n") + "\n";
    }

    private static void describe(Variant variant, ObjectNode node) {
        node.put("handles", variant.handles());
        var refused = node.putArray("refused");
        variant.refused().stream().map(Site::name).sorted().forEach(refused::add);
        var lanes = node.putArray("lanes");
        variant.faults().lanes().forEach(lane -> describe(variant, lane, lanes.addObject()));
    }

    private static void describe(Variant variant, LaneFaults lane, ObjectNode node) {
        var id = lane.lane().id();
        node.put("lane", id).put("profile", lane.lane().profile().word()).put("injected", lane.verdicts().size());
        if (variant.prices().containsKey(id)) {
            node.put("instructionsPerRead", variant.prices().get(id));
        }
        var knobs = node.putObject("knobs");
        lane.knobs().forEach(knobs::put);
        var notices = node.putObject("outcomes");
        for (Notice notice : Notice.values()) {
            notices.put(notice.id(), variant.count(lane, notice));
        }
        FaultsJson.describe(variant.held(lane), node.putObject("held"));
        var faults = node.putArray("faults");
        lane.verdicts().forEach(verdict -> {
            var fault = faults.addObject();
            FaultsJson.describe(verdict, fault);
            fault.put("noticed", variant.notice(verdict).id());
        });
    }
}
