package ringside.workbench.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.matrix.CampaignRates;
import ringside.workbench.matrix.FaultCampaigns;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixBuilder;
import ringside.workbench.matrix.MatrixRuns;
import ringside.workbench.report.MatrixCsv;
import ringside.workbench.report.MatrixJson;
import ringside.workbench.report.MatrixMarkdown;
import ringside.workbench.report.OutputFolder;
import ringside.workbench.run.Progress;

/// `ringside matrix`
@Command(name = "matrix", mixinStandardHelpOptions = true,
        description = "Measures the installed lanes and prints the decision matrix beside the published one.")
final class MatrixCommand implements Callable<Integer> {
    /// For each suite of faults.
    private static final int REPORTS = 4;

    private final Terminal terminal;
    private final Clock clock;
    private final Function<Workbench, FaultCampaigns> campaigns;

    @Option(names = "--lanes", paramLabel = "a,b", split = ",", description = "Columns, in this order. Scores relative to the best are relative to these.")
    private List<String> lanes = List.of();

    @Option(names = "--weights", paramLabel = "NAME|FILE", description = "A preset or a file of weights (default: equal).")
    private String weights = "equal";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write matrix.json, matrix.csv and matrix.md there.")
    private Path out;

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    MatrixCommand(Terminal terminal) {
        this(terminal, Clock.systemUTC(), bench -> new CampaignRates(bench, (done, total) -> report(terminal, done, total)));
    }

    /// @param campaigns makes what runs suites of faults
    MatrixCommand(Terminal terminal, Clock clock, Function<Workbench, FaultCampaigns> campaigns) {
        this.terminal = terminal;
        this.clock = clock;
        this.campaigns = campaigns;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        var bench = Workbench.open(architectures.installation());
        var builder = MatrixBuilder.shipped();
        var chosen = builder.presets().named(weights);
        var runs = new MatrixRuns(bench, builder, campaigns.apply(bench));
        var options = runs.options(lanes);
        var gathered = runs.gather(options, Progress.none());
        var matrix = builder.build(options, gathered.evidence(), gathered.costTable(), chosen, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (out != null) {
            write(matrix);
        }
        terminal.out().print(json ? MatrixJson.of(matrix) : MatrixMarkdown.of(matrix));
        return matrix.decision().ranking().isEmpty() ? Problem.Kind.NOTHING_TO_DO.exitStatus() : 0;
    }

    private static void report(Terminal terminal, int done, int total) {
        if (done * REPORTS / total > (done - 1) * REPORTS / total) {
            terminal.err().println("matrix: " + done + " of " + total + " faults of a suite tried");
        }
    }

    private void write(Matrix matrix) throws Problem {
        OutputFolder.write(out.resolve("matrix.json"), MatrixJson.of(matrix));
        OutputFolder.write(out.resolve("matrix.csv"), MatrixCsv.of(matrix));
        OutputFolder.write(out.resolve("matrix.md"), MatrixMarkdown.of(matrix));
    }
}
