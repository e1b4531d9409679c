package ringside.workbench.report;

import java.util.List;
import java.util.Locale;
import ringside.workbench.campaign.CampaignResult;
import ringside.workbench.campaign.Family;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Outcome;
import ringside.workbench.campaign.Proportion;
import ringside.workbench.campaign.Suite;
import ringside.workbench.campaign.Verdict;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `ringside faults --json`. The keys are a promise: they change only with a version step.
public final class FaultsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String VERSION = "1.1";

    private FaultsJson() {}

    public static String of(List<CampaignResult> results) {
        var top = MAPPER.createObjectNode();
        top.put("format", "ringside.faults").put("version", VERSION);
        var suites = top.putArray("suites");
        results.forEach(result -> describe(result, suites.addObject()));
        return MAPPER.writeValueAsString(top).replace("\r\n", "\n") + "\n";
    }

    private static void describe(CampaignResult result, ObjectNode node) {
        node.put("suite", result.suite().id()).put("faults", result.suite().description()).put("placement", result.rule());
        node.put("scenario", result.scenario().id()).put("seed", result.seed()).put("count", result.count());
        node.putObject("costTable").put("name", result.costs().name()).put("sha256", result.costs().sha256());
        var lanes = node.putArray("lanes");
        result.lanes().forEach(lane -> describe(result.suite(), lane, lanes.addObject()));
    }

    private static void describe(Suite suite, LaneFaults lane, ObjectNode node) {
        node.put("lane", lane.lane().id()).put("profile", lane.lane().profile().word()).put("injected", lane.verdicts().size()).put("activated", lane.activated());
        var knobs = node.putObject("knobs");
        lane.knobs().forEach(knobs::put);
        var programs = node.putArray("programs");
        lane.programs().forEach(programs::add);
        node.put("equivalent", lane.count(Outcome.NO_EFFECT));
        var outcomes = node.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.id(), lane.count(outcome));
        }
        describe(lane.survived(), node.putObject("survived"));
        describe(lane.stoppedByChecks(), node.putObject("stoppedByChecks"));
        var families = node.putArray("families");
        for (Family family : suite.families()) {
            var own = lane.of(family);
            var described = families.addObject().put("family", family.name().toLowerCase(Locale.ROOT)).put("faults", family.label())
                    .put("caughtByChecks", family.isCaughtByChecks()).put("injected", own.verdicts().size()).put("activated", own.activated())
                    .put("equivalent", own.count(Outcome.NO_EFFECT));
            describe(own.survived(), described.putObject("survived"));
            describe(own.stoppedByChecks(), described.putObject("stoppedByChecks"));
        }
        var faults = node.putArray("faults");
        lane.verdicts().forEach(verdict -> describe(verdict, faults.addObject()));
    }

    /// Where there was no trial there is no share.
    static void describe(Proportion proportion, ObjectNode node) {
        node.put("count", proportion.count()).put("of", proportion.trials()).put("text", proportion.toString());
        if (proportion.trials() > 0) {
            node.put("share", proportion.share()).put("low", proportion.low()).put("high", proportion.high());
        }
    }

    static void describe(Verdict verdict, ObjectNode node) {
        node.put("id", verdict.fault().id()).put("mutation", verdict.fault().mutation().name()).put("occurrence", verdict.fault().occurrence());
        node.put("clone", verdict.target()).put("outcome", verdict.outcome().id()).put("ending", verdict.ending());
        verdict.trap().ifPresent(trap -> node.putObject("trap").put("vector", trap.vector()).put("component", trap.component()));
        var damage = node.putArray("damage");
        verdict.damage().forEach(each -> damage.addObject().put("what", each.what()).put("owner", each.owner()).put("bytes", each.bytes()));
    }
}
