package ringside.workbench.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ringside.workbench.campaign.Proportion;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;

/// From figures to a score of 1 to 5. No formula knows which lane it scores: it sees figures, and the best of them.
public sealed interface Formula {

    /// For people: how a score comes about.
    String text();

    /// The score of one lane among all.
    ///
    /// @param all evidence by lane, the lane itself included
    Scoring score(String lane, Map<String, LaneEvidence> all);

    /// The scenario the formula needs a run of, if it does.
    Optional<String> scenario();

    /// 5 for the best lane, less with the logarithm of the distance to it, 1 for `worst` times the best or more; the mean over the
    /// metrics, of which less is better.
    ///
    /// @param plus added to both sides of a ratio, for counts that can be 0
    record RelativeToBest(String from, List<String> metrics, double plus, double worst) implements Formula {
        @Override
        public String text() {
            var shown = plus == 0 ? "value / best" : String.format(Locale.ROOT, "(value + %.0f) / (best + %.0f)", plus, plus);
            return String.format(Locale.ROOT, "5 - 4 * mean(clamp01(log(%s) / log(%.0f))) over %s of %s", shown, worst,
                    String.join(", ", metrics), from);
        }

        @Override
        public Scoring score(String lane, Map<String, LaneEvidence> all) {
            var run = all.get(lane).runs().get(from);
            if (run == null || !run.succeeded()) {
                return Scoring.none(run == null ? from + " was not run here" : from + " ended with: " + run.outcome());
            }
            double distance = 0;
            var figures = new ArrayList<Evidence>();
            for (String metric : metrics) {
                var value = run.metrics().get(metric);
                if (value == null) {
                    return Scoring.none(metric + " is absent from " + from);
                }
                distance += distance(value, best(metric, all));
                figures.add(evidence(from, run, metric, value));
            }
            return Scoring.of(5 - 4 * distance / metrics.size(), List.copyOf(figures), "");
        }

        /// 0 at the best, 1 at the worst.
        private double distance(double value, double best) {
            return value <= best ? 0 : Math.min(1, StrictMath.log((value + plus) / (best + plus)) / StrictMath.log(worst));
        }

        private double best(String metric, Map<String, LaneEvidence> all) {
            return all.values().stream()
                    .map(lane -> lane.runs().get(from))
                    .filter(run -> run != null && run.succeeded() && run.metrics().containsKey(metric))
                    .mapToDouble(run -> run.metrics().get(metric))
                    .min()
                    .orElseThrow();
        }

        @Override
        public Optional<String> scenario() {
            return Optional.of(from);
        }
    }

    /// 1 if no program was served, 5 if all were.
    record ServedShare(String from) implements Formula {
        static final String SERVED = "served";
        static final String ASKED = "asked";

        @Override
        public String text() {
            return "1 + 4 * served / asked, programs of " + from + " that ran side by side and printed what they print alone";
        }

        @Override
        public Scoring score(String lane, Map<String, LaneEvidence> all) {
            var run = all.get(lane).runs().get(from);
            if (run == null) {
                return Scoring.none(from + " was not run here");
            }
            double served = run.metrics().get(SERVED);
            double asked = run.metrics().get(ASKED);
            return Scoring.of(1 + 4 * served / asked, List.of(evidence(from, run, SERVED, served), evidence(from, run, ASKED, asked)),
                    run.succeeded() ? "" : run.outcome());
        }

        @Override
        public Optional<String> scenario() {
            return Optional.of(from);
        }
    }

    /// 1 if no fault of a suite was held, 5 if all were.
    ///
    /// @param count   faults to try in each lane
    /// @param atLeast faults that must strike, else there is no score
    record FaultShare(String suite, int count, int atLeast, FaultRate.Held held) implements Formula {
        @Override
        public String text() {
            return "1 + 4 * held / activated, faults of the suite " + suite + ", of which at least " + atLeast + " must strike; held: " + switch (held) {
                case UNHARMED -> "all but the service and its client go on unharmed";
                case UNHARMED_OR_STOPPED -> "all but the service and its client go on unharmed, or a compiled check stops the system first";
            };
        }

        @Override
        public Scoring score(String lane, Map<String, LaneEvidence> all) {
            var rate = all.get(lane).faults().get(suite);
            if (rate == null) {
                return Scoring.none("the suite " + suite + " was not run here");
            }
            if (rate.activated() < atLeast) {
                return Scoring.none("only " + rate.activated() + " of " + rate.injected() + " faults of the suite " + suite + " struck; "
                        + atLeast + " are needed");
            }
            var share = new Proportion(rate.held(held), rate.activated());
            return Scoring.of(1 + 4 * share.share(), List.of(evidence(rate, "held", share.count()), evidence(rate, "activated", share.trials()),
                    evidence(rate, "injected", rate.injected()), evidence(rate, "noEffect", rate.noEffect())), share.toString());
        }

        private Evidence evidence(FaultRate rate, String metric, int faults) {
            return new Evidence(suite, metric, faults, "faults", rate.hash(), rate.costTable());
        }

        @Override
        public Optional<String> scenario() {
            return Optional.empty();
        }
    }

    /// The published rating as it stands.
    ///
    /// @param proxy scenario and metric of a figure to stand beside it, never scored
    record Published(Optional<Proxy> proxy) implements Formula {
        /// A figure that hints at the property without measuring it.
        public record Proxy(String scenario, String metric) {}

        @Override
        public String text() {
            return "the published rating" + proxy.map(each -> "; beside it, not scored: " + each.metric() + " of " + each.scenario()).orElse("");
        }

        @Override
        public Scoring score(String lane, Map<String, LaneEvidence> all) {
            var figures = proxy.map(each -> all.get(lane).runs().get(each.scenario()))
                    .filter(run -> run.succeeded() && run.metrics().containsKey(proxy.get().metric()))
                    .map(run -> List.of(evidence(proxy.get().scenario(), run, proxy.get().metric(), run.metrics().get(proxy.get().metric()))));
            return new Scoring(OptionalDouble.empty(), figures.orElse(List.of()), figures.isPresent() ? "the figure is a proxy and not scored" : "");
        }

        @Override
        public Optional<String> scenario() {
            return proxy.map(Proxy::scenario);
        }
    }

    private static Evidence evidence(String scenario, Observed run, String metric, double value) {
        return new Evidence(scenario, metric, value, Measures.named(metric).map(Measure::unit).orElse("programs"), run.traceHash(), run.costTable());
    }
}
