package ringside.workbench.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ringside.workbench.architecture.Architecture;

/// Which choices the lanes offer.
public final class Knobs {
    private Knobs() {}

    /// What is wrong with setting `knob` to `value` in `lane`, or nothing.
    ///
    /// @param lane a lane id, or `all` for every lane that has the knob
    public static Optional<String> complaint(Map<String, Architecture> lanes, String lane, String knob, String value) {
        Collection<Architecture> meant = lane.equals("all") ? lanes.values() : List.of(lanes.get(lane));
        var offered = new TreeSet<String>();
        var values = new TreeSet<String>();
        for (Architecture architecture : meant) {
            architecture.knobs().forEach(each -> offered.add(each.id()));
            architecture.knob(knob).ifPresent(found -> values.addAll(found.values()));
        }
        if (!offered.contains(knob)) {
            return Optional.of("there is no knob \"" + knob + "\"" + (lane.equals("all") ? "" : " in lane \"" + lane + "\"") + "; allowed: "
                    + (offered.isEmpty() ? "none, there are no knobs here" : String.join(", ", offered)));
        }
        return values.contains(value) ? Optional.empty()
                : Optional.of("knob \"" + knob + "\" has no value \"" + value + "\"; allowed: " + String.join(", ", values));
    }
}
