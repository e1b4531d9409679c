package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.campaign.Campaign;
import ringside.workbench.campaign.CampaignProgress;
import ringside.workbench.campaign.CampaignResult;
import ringside.workbench.campaign.Suite;
import ringside.workbench.fault.FaultSites;
import ringside.workbench.report.FaultsJson;
import ringside.workbench.report.FaultsTable;
import ringside.workbench.run.ChosenKnobs;
import ringside.workbench.report.OutputFolder;

/// `ringside faults`
@Command(name = "faults", mixinStandardHelpOptions = true,
        description = "Puts many faults into the file service of every lane, one at a time, and reports who survives.")
final class FaultsCommand implements Callable<Integer> {
    /// Whose machine and programs are used.
    private static final String WORKLOAD = "S09a";
    private static final int MOST = 10_000;
    private static final int REPORTS = 4;
    private final Terminal terminal;

    @Option(names = "--suite", paramLabel = "NAME", description = "safety or isolation; both if none is named.")
    private String suite;

    @Option(names = "--lanes", paramLabel = "a,b", split = ",", description = "Lanes to try, in this order.")
    private List<String> lanes = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "60", description = "Faults for each suite and lane (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the choice (default ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    @Mixin
    private final KnobChoices knobs = new KnobChoices();

    @Option(names = "--sites", paramLabel = "PACKAGE", description = "Instead list the sites of a package, such as guest.service.fs.")
    private String listed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write faults.json and faults.txt there.")
    private Path out;

    FaultsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        var bench = Workbench.open(architectures.installation());
        if (listed != null) {
            return listSites(bench);
        }
        if (count < 1 || count > MOST) {
            throw new Problem(Problem.Kind.USAGE, "--count " + count + " is not from 1 to " + MOST + ": choose another number");
        }
        var suites = suite == null ? Arrays.asList(Suite.values()) : List.of(Suite.named(suite));
        var scenario = bench.library().scenario(WORKLOAD);
        var chosen = ChosenKnobs.of(bench.images().lanes(), List.of(scenario.knobs(), knobs.byLane(bench.images().lanes().all().keySet())));
        var campaign = new Campaign(bench.images(), scenario, chosen);
        var results = new ArrayList<CampaignResult>();
        for (Suite each : suites) {
            results.add(campaign.run(each, lanes.isEmpty() ? scenario.lanes() : lanes, count, seed, progress(each)));
        }
        if (out != null) {
            OutputFolder.write(out.resolve("faults.json"), FaultsJson.of(results));
            OutputFolder.write(out.resolve("faults.txt"), FaultsTable.of(results));
        }
        terminal.out().print(json ? FaultsJson.of(results) : FaultsTable.of(results));
        return results.stream().allMatch(result -> result.lanes().stream().allMatch(lane -> lane.verdicts().isEmpty()))
                ? Problem.Kind.NOTHING_TO_DO.exitStatus() : 0;
    }

    private int listSites(Workbench bench) throws Problem {
        var sites = new FaultSites(bench.images()).in(listed);
        if (sites.isEmpty()) {
            throw new Problem(Problem.Kind.USAGE, "package " + listed + " has no code: name one such as guest.service.fs");
        }
        sites.forEach(site -> terminal.out().println(site.name()));
        return 0;
    }

    private CampaignProgress progress(Suite running) {
        return (done, total) -> {
            if (done * REPORTS / total > (done - 1) * REPORTS / total) {
                terminal.err().println("faults: " + running.id() + ": " + done + " of " + total);
            }
        };
    }
}
