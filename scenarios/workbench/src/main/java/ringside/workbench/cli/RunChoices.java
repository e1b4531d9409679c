package ringside.workbench.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.run.RunOptions;

/// The options of every command that runs a scenario.
final class RunChoices {
    @Parameters(paramLabel = "SCENARIO", description = "Id from the library, or a file that ends in .ring.json.")
    private String scenario;

    @Option(names = "--lanes", paramLabel = "a,b", split = ",", description = "Lanes to run, in this order.")
    private List<String> lanes = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the scenario's.")
    private Long seed;

    @Mixin
    private final KnobChoices knobs = new KnobChoices();

    @Option(names = "--costs", paramLabel = "NAME", description = "Cost table instead of the scenario's.")
    private String costs;

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    String scenario() {
        return scenario;
    }

    Installation installation() throws Problem {
        return architectures.installation();
    }

    /// @param laneIds installed lanes, to tell `lane.knob` from a knob with a dot in its name
    RunOptions options(Set<String> laneIds) throws Problem {
        return new RunOptions(List.copyOf(lanes), seed == null ? OptionalLong.empty() : OptionalLong.of(seed), knobs.byLane(laneIds),
                Optional.ofNullable(costs));
    }
}
