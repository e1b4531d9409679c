package ringside.workbench.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ringside.compiler.mutate.Site;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.run.ChosenKnobs;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;

/// What generation checks of handles and the rule about guarded fields buy, and what they cost.
///
/// The same faults of the suite [Suite#LIFETIME] are tried twice in every lane: as C would have it, with the knob `handles` at `unchecked`
/// and nobody asking about locks; then with `handles` at `checked`, where a bug that the rule about guarded fields refuses ends at the
/// compiler. The price is taken from the warm reads of another scenario, without any fault.
public final class Lifetimes {
    /// The knob that every lane has.
    private static final String KNOB = "handles";
    private static final String PRICED = "S01";
    private static final String INSTRUCTIONS = "instructions";
    private static final String REQUESTS = "requests";

    private final Workbench bench;
    private final Map<String, Map<String, String>> knobs;

    /// @param knobs lane id or `all`, to knob, to value; turned in both variants
    public Lifetimes(Workbench bench, Map<String, Map<String, String>> knobs) {
        this.bench = bench;
        this.knobs = knobs;
    }

    /// @param handles value of the knob
    /// @param prices  instructions of a warm read by lane; a lane where they could not be counted is absent
    /// @param refused sites of bugs that the compiler refuses
    public record Variant(String handles, CampaignResult faults, Map<String, Double> prices, Set<Site> refused) {
        public Notice notice(Verdict verdict) {
            return Notice.of(verdict, refused);
        }

        public int count(LaneFaults lane, Notice notice) {
            return (int) lane.verdicts().stream().filter(verdict -> notice(verdict) == notice).count();
        }

        /// Of the faults that struck or were refused, those that did no harm because somebody noticed.
        public Proportion held(LaneFaults lane) {
            var notices = lane.verdicts().stream().map(this::notice).filter(each -> each != Notice.NOT_ACTIVATED).toList();
            return new Proportion((int) notices.stream().filter(Notice::isHeld).count(), notices.size());
        }
    }

    /// The variant without and the one with.
    ///
    /// @throws Problem              as [Campaign#runEach]
    /// @throws InterruptedException if cancelled
    public List<Variant> run(List<String> lanes, int count, long seed, CampaignProgress progress) throws Problem, InterruptedException {
        var scenario = bench.library().scenario(Suite.LIFETIME.workload());
        var chosen = lanes.isEmpty() ? scenario.lanes() : lanes;
        var turned = new ArrayList<ChosenKnobs>();
        for (String value : List.of("unchecked", "checked")) {
            turned.add(ChosenKnobs.of(bench.images().lanes(), List.of(scenario.knobs(), knobs, Map.of(ChosenKnobs.ALL, Map.of(KNOB, value)))));
        }
        var results = new Campaign(bench.images(), scenario, turned).runEach(Suite.LIFETIME, chosen, count, seed, progress);
        return List.of(new Variant("unchecked", results.getFirst(), prices(chosen, "unchecked"), Set.of()),
                new Variant("checked", results.getLast(), prices(chosen, "checked"), refused(results.getLast(), chosen.getFirst())));
    }

    private Map<String, Double> prices(List<String> lanes, String handles) throws Problem, InterruptedException {
        var all = new LinkedHashMap<>(knobs);
        all.merge(ChosenKnobs.ALL, Map.of(KNOB, handles), Lifetimes::both);
        var options = new RunOptions(lanes, OptionalLong.empty(), all, Optional.empty());
        var prices = new LinkedHashMap<String, Double>();
        for (LaneRun lane : bench.runner().run(bench.library().scenario(PRICED), options, Progress.none()).lanes()) {
            if (lane.metrics().containsKey(INSTRUCTIONS) && lane.metrics().getOrDefault(REQUESTS, 0.0) > 0) {
                prices.put(lane.lane(), lane.metrics().get(INSTRUCTIONS) / lane.metrics().get(REQUESTS));
            }
        }
        return prices;
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        var both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }

    /// Asked once for each site: the rule reads the source of the services, which is the same in every lane.
    private Set<Site> refused(CampaignResult result, String lane) throws Problem {
        var refused = new HashSet<Site>();
        var sites = new HashSet<Site>();
        for (Verdict verdict : result.lanes().getFirst().verdicts()) {
            var site = verdict.fault().mutation().site();
            if (Family.of(site.operator()) == Family.LOCKS && sites.add(site) && bench.images().refuses(lane, result.scenario().programs(), site.name())) {
                refused.add(site);
            }
        }
        return Set.copyOf(refused);
    }
}
