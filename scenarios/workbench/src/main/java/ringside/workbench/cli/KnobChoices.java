package ringside.workbench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.run.ChosenKnobs;

/// The option `--set` of every command that runs kernels.
final class KnobChoices {
    @Option(names = "--set", paramLabel = "[lane.]knob=value", description = "Turns a knob, in one lane or in all that have it.")
    private List<String> settings = List.of();

    /// Lane id or [ChosenKnobs#ALL], to knob, to value.
    ///
    /// @param laneIds installed lanes, to tell `lane.knob` from a knob with a dot in its name
    Map<String, Map<String, String>> byLane(Set<String> laneIds) throws Problem {
        var chosen = new LinkedHashMap<String, Map<String, String>>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                throw new Problem(Problem.Kind.USAGE, "--set " + setting + " has no value: write --set [lane.]knob=value");
            }
            var name = setting.substring(0, equals);
            int dot = name.indexOf('.');
            boolean named = dot > 0 && (laneIds.contains(name.substring(0, dot)) || name.startsWith(ChosenKnobs.ALL + "."));
            chosen.computeIfAbsent(named ? name.substring(0, dot) : ChosenKnobs.ALL, _ -> new LinkedHashMap<>())
                    .put(named ? name.substring(dot + 1) : name, setting.substring(equals + 1));
        }
        return chosen;
    }
}
