package ringside.workbench.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.image.Lanes;
import ringside.workbench.scenario.Knobs;

/// Values of knobs, checked against what the lanes offer.
public final class ChosenKnobs {
    /// Stands for every lane that has the knob.
    public static final String ALL = "all";

    private final Map<String, Architecture> architectures;
    private final Map<String, Map<String, String>> chosen = new LinkedHashMap<>();

    private ChosenKnobs(Map<String, Architecture> architectures) {
        this.architectures = architectures;
    }

    /// @param sources lane id or [#ALL], to knob, to value; a later source wins over an earlier one
    /// @throws Problem naming the lanes, knobs or values there are
    public static ChosenKnobs of(Lanes lanes, List<Map<String, Map<String, String>>> sources) throws Problem {
        var knobs = new ChosenKnobs(lanes.architectures());
        for (var source : sources) {
            for (var lane : source.entrySet()) {
                if (!lane.getKey().equals(ALL)) {
                    lanes.lane(lane.getKey());
                }
                for (var knob : lane.getValue().entrySet()) {
                    knobs.choose(lane.getKey(), knob.getKey(), knob.getValue());
                }
            }
        }
        return knobs;
    }

    private void choose(String lane, String knob, String value) throws Problem {
        var complaint = Knobs.complaint(architectures, lane, knob, value);
        if (complaint.isPresent()) {
            throw new Problem(Problem.Kind.USAGE, complaint.get());
        }
        chosen.computeIfAbsent(lane, _ -> new LinkedHashMap<>()).put(knob, value);
    }

    /// Knob to value; a lane's own value wins over one for all.
    public Map<String, String> in(String lane) {
        var own = new LinkedHashMap<String, String>();
        chosen.getOrDefault(ALL, Map.of()).forEach((knob, value) -> {
            if (architectures.get(lane).knob(knob).isPresent()) {
                own.put(knob, value);
            }
        });
        own.putAll(chosen.getOrDefault(lane, Map.of()));
        return own;
    }
}
