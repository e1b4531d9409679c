package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
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
import ringside.workbench.campaign.Lifetimes;
import ringside.workbench.campaign.Suite;
import ringside.workbench.fault.FaultSites;
import ringside.workbench.report.FaultsJson;
import ringside.workbench.report.FaultsTable;
import ringside.workbench.report.LifetimesJson;
import ringside.workbench.report.LifetimesTable;
import ringside.workbench.run.ChosenKnobs;
import ringside.workbench.report.OutputFolder;

/// `ringside faults`
@Command(name = "faults", mixinStandardHelpOptions = true,
        description = "Puts many faults into the file service of every lane, one at a time, and reports who survives.")
final class FaultsCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final int REPORTS = 4;
    private final Terminal terminal;

    @Option(names = "--suite", paramLabel = "NAME", description = "safety or isolation, both if none is named; or lifetime.")
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
        var suites = suite == null ? List.of(Suite.SAFETY, Suite.ISOLATION) : List.of(Suite.named(suite));
        var turned = knobs.byLane(bench.images().lanes().all().keySet());
        if (suites.contains(Suite.LIFETIME)) {
            return lifetimes(new Lifetimes(bench, turned));
        }
        var results = new ArrayList<CampaignResult>();
        for (Suite each : suites) {
            var scenario = bench.library().scenario(each.workload());
            var chosen = ChosenKnobs.of(bench.images().lanes(), List.of(scenario.knobs(), turned));
            results.add(new Campaign(bench.images(), scenario, chosen).run(each, lanes.isEmpty() ? scenario.lanes() : lanes, count, seed, progress(each)));
        }
        report(FaultsJson.of(results), FaultsTable.of(results));
        return status(results);
    }

    private int lifetimes(Lifetimes experiment) throws Problem, InterruptedException {
        var variants = experiment.run(lanes, count, seed, progress(Suite.LIFETIME));
        report(LifetimesJson.of(variants), LifetimesTable.of(variants));
        return status(variants.stream().map(Lifetimes.Variant::faults).toList());
    }

    private void report(String asJson, String asTable) throws Problem {
        if (out != null) {
            OutputFolder.write(out.resolve("faults.json"), asJson);
            OutputFolder.write(out.resolve("faults.txt"), asTable);
        }
        terminal.out().print(json ? asJson : asTable);
    }

    private static int status(List<CampaignResult> results) {
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
