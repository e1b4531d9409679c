package ringside.workbench.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.boot.BootMeasures;
import ringside.workbench.measure.harm.HarmMeasures;
import ringside.workbench.measure.image.ImageMeasures;
import ringside.workbench.measure.trust.TrustMeasures;
import ringside.workbench.measure.wiring.WiringMeasures;

/// The table of all measures. What the machine gives no evidence of is not in it, and so is absent from reports instead of zero.
public final class Measures {
    /// In the order of reports.
    public static final List<Measure> ALL = Stream.of(ofRuns(), HarmMeasures.ALL, BootMeasures.ALL, ImageMeasures.ALL, TrustMeasures.ALL, WiringMeasures.ALL)
            .<Measure>flatMap(List::stream)
            .toList();

    private Measures() {}

    private static List<Measure> ofRuns() {
        return List.of(
                    new RequestCount(),
                    new Cycles(),
                    new Instructions(),
                    new CyclesPerRequest(),
                    new RingChanges(),
                    new AddressSpaceSwitches(),
                    new Messages(),
                    new Hops(),
                    new CopiedBytes(),
                    new TlbMisses(),
                    new PageFaults(),
                    new Interrupts(),
                    new Ipis(),
                    new LineTransfers(),
                    new ContextSwitches(),
                    new SchedulerRuns(),
                    new RestartCycles());
    }

    /// Every figure of a run that can be had, in order.
    public static Map<String, Double> of(RunEvidence evidence) {
        var figures = new LinkedHashMap<String, Double>();
        for (Measure measure : ALL) {
            switch (measure) {
                case RequestMeasure _ when evidence.requests().isEmpty() -> { }
                case RequestMeasure each -> figures.put(each.name(), evidence.requests().stream().mapToDouble(each::of).sum());
                case RunMeasure whole -> whole.of(evidence).ifPresent(figure -> figures.put(whole.name(), figure));
                case StaticMeasure _ -> { }
            }
        }
        return figures;
    }

    /// Every figure of an image that can be had, in order.
    public static Map<String, Double> of(LaneImage image) {
        var figures = new LinkedHashMap<String, Double>();
        for (Measure measure : ALL) {
            if (measure instanceof StaticMeasure each) {
                each.of(image).ifPresent(figure -> figures.put(each.name(), figure));
            }
        }
        return figures;
    }

    public static Optional<Measure> named(String name) {
        return ALL.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    public static Set<String> names() {
        return ALL.stream().map(Measure::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
