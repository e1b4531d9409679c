package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.run.RunOptions;

/// The options of every command that runs a scenario.
final class RunChoices {
    private static final String ALL = "all";

    @Parameters(paramLabel = "SCENARIO", description = "Id from the library, or a file that ends in .ring.json.")
    private String scenario;

    @Option(names = "--lanes", paramLabel = "a,b", split = ",", description = "Lanes to run, in this order.")
    private List<String> lanes = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the scenario's.")
    private Long seed;

    @Option(names = "--set", paramLabel = "[lane.]knob=value", description = "Turns a knob, in one lane or in all that have it.")
    private List<String> knobs = List.of();

    @Option(names = "--costs", paramLabel = "NAME", description = "Cost table instead of the scenario's.")
    private String costs;

    @Option(names = "--arch", paramLabel = "DIR", description = "Folder or jar with a kernel of your own.")
    private Path architecture;

    String scenario() {
        return scenario;
    }

    Installation installation() throws Problem {
        var found = Installation.found();
        return architecture == null ? found : found.withArchitecture(architecture);
    }

    /// @param laneIds installed lanes, to tell `lane.knob` from a knob with a dot in its name
    RunOptions options(Set<String> laneIds) throws Problem {
        var chosen = new LinkedHashMap<String, Map<String, String>>();
        for (String setting : knobs) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                throw new Problem(Problem.Kind.USAGE, "--set " + setting + " has no value: write --set [lane.]knob=value");
            }
            var name = setting.substring(0, equals);
            int dot = name.indexOf('.');
            var lane = dot > 0 && (laneIds.contains(name.substring(0, dot)) || name.startsWith(ALL + ".")) ? name.substring(0, dot) : ALL;
            var knob = name.startsWith(lane + ".") ? name.substring(lane.length() + 1) : name;
            chosen.computeIfAbsent(lane, _ -> new LinkedHashMap<>()).put(knob, setting.substring(equals + 1));
        }
        return new RunOptions(List.copyOf(lanes), seed == null ? OptionalLong.empty() : OptionalLong.of(seed), chosen,
                Optional.ofNullable(costs));
    }
}
