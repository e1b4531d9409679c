package ringside.workbench.matrix;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.campaign.Campaign;
import ringside.workbench.campaign.CampaignProgress;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Outcome;
import ringside.workbench.campaign.Suite;
import ringside.workbench.campaign.Verdict;
import ringside.workbench.image.ContentHash;
import ringside.workbench.run.ChosenKnobs;

/// Fault rates from campaigns on the installed lanes.
public final class CampaignRates implements FaultCampaigns {
    private static final long SEED = 1;

    private final Workbench bench;
    private final CampaignProgress progress;

    public CampaignRates(Workbench bench, CampaignProgress progress) {
        this.bench = bench;
        this.progress = progress;
    }

    @Override
    public Map<String, FaultRate> rates(String suite, int count, List<String> lanes) throws Problem, InterruptedException {
        var chosen = Suite.named(suite);
        var scenario = bench.library().scenario(chosen.workload());
        var able = lanes.stream().filter(scenario.lanes()::contains).toList();
        var rates = new LinkedHashMap<String, FaultRate>();
        if (!able.isEmpty()) {
            var knobs = ChosenKnobs.of(bench.images().lanes(), List.of(scenario.knobs()));
            var result = new Campaign(bench.images(), scenario, knobs).run(chosen, able, count, SEED, progress);
            result.lanes().forEach(faults -> rates.put(faults.lane().id(), rate(faults, result.costs().name())));
        }
        return rates;
    }

    static FaultRate rate(LaneFaults faults, String costTable) {
        return new FaultRate(faults.verdicts().size(), faults.activated(), faults.survived().count(),
                (int) faults.verdicts().stream().filter(CampaignRates::isStopped).count(), faults.count(Outcome.NO_EFFECT), hash(faults), costTable);
    }

    /// The system ended by its own decision at the first thing that went wrong, which was a failed check.
    private static boolean isStopped(Verdict verdict) {
        return verdict.outcome() == Outcome.SYSTEM_DEAD && verdict.trap().filter(trap -> trap.isFailedCheck()).isPresent();
    }

    private static String hash(LaneFaults faults) {
        var lines = new StringBuilder();
        for (Verdict verdict : faults.verdicts()) {
            lines.append(verdict.fault()).append(' ').append(verdict.target()).append(' ').append(verdict.outcome().id()).append(' ')
                    .append(verdict.ending()).append(' ').append(verdict.trap()).append(' ').append(verdict.damage()).append('\n');
        }
        return ContentHash.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
