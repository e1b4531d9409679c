package ringside.workbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.report.RunJson;
import ringside.workbench.run.Costs;

/// `ringside list`
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists scenarios, lanes and cost tables.")
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem {
        var bench = Workbench.open(architectures.installation());
        var lanes = bench.images().lanes().architectures();
        var scenarios = bench.library().scenarios();
        if (json) {
            terminal.out().print(RunJson.ofList(scenarios, lanes));
        } else {
            terminal.out().println("Scenarios");
            scenarios.forEach(scenario -> terminal.out().printf("  %-6s %s (level %d, %d minutes; %s)%n",
                    scenario.id(), scenario.title(), scenario.level(), scenario.minutes(), String.join(", ", scenario.lanes())));
            terminal.out().println("Lanes");
            lanes.values().forEach(lane -> terminal.out().printf("  %-6s %s: %s%n", lane.id(), lane.label(), lane.idea()));
            terminal.out().println("Cost tables");
            Costs.names().forEach(name -> terminal.out().println("  " + name));
        }
        return scenarios.isEmpty() ? Problem.Kind.NOTHING_TO_DO.exitStatus() : 0;
    }
}
