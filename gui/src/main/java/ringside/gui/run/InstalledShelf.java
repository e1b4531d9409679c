package ringside.gui.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.matrix.CampaignRates;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixBuilder;
import ringside.workbench.matrix.MatrixRuns;
import ringside.workbench.matrix.Weights;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Library;

/// Scenarios and lanes as they are installed.
///
/// @param architectures folders and jars with kernels of the user's own
public record InstalledShelf(Clock clock, List<Path> architectures) implements Shelf {
    private static final String UNREADABLE = "cannot be read";

    /// With nothing but what is installed.
    public InstalledShelf(Clock clock) {
        this(clock, List.of());
    }

    @Override
    public List<Entry> scenarios() throws Problem {
        Library library = bench().library();
        return library.ids().stream().map(id -> entry(library, id)).toList();
    }

    /// One file that is wrong does not hide the others; what is wrong is told when it is to be run.
    private static Entry entry(Library library, String id) {
        try {
            return new Entry(id, library.scenario(id).title());
        } catch (Problem unreadable) {
            return new Entry(id, UNREADABLE);
        }
    }

    @Override
    public RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
        Workbench bench = bench();
        return bench.runner().run(bench.library().scenario(scenario), options, progress);
    }

    @Override
    public Matrix matrix(Report report) throws Problem, InterruptedException {
        MatrixBuilder builder = MatrixBuilder.shipped();
        Workbench bench = bench();
        MatrixRuns runs = new MatrixRuns(bench, builder,
                new CampaignRates(bench, (done, total) -> report.tell("faults", done + " of " + total + " tried")));
        var options = runs.options(List.of());
        var gathered = runs.gather(options, report);
        return builder.build(options, gathered.evidence(), gathered.costTable(), Weights.equal(builder.mapping().criteria()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private Workbench bench() throws Problem {
        return Workbench.open(Installation.found().withArchitectures(architectures));
    }
}
