package ringside.workbench.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import ringside.machine.time.CostTable;
import ringside.machine.time.CostTables;
import ringside.machine.time.PublishedFigure;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.scenario.Scenario.Work;
import ringside.workbench.trace.Request;

/// A published figure that no price of a cost table was fitted to, beside what the machine takes for the same thing with that table.
///
/// The value is the ratio of the fastest lane's median to the figure; least and most are those of lanes.
final class ValidationBenchmark implements Benchmark {
    private static final String TABLE = "xeon-e5-2660v3";
    /// Reads of a file that has been read to its end: a request without data.
    private static final Work NOTHING_TO_SEND = new Work("reader", List.of("/data/welcome"), 64);
    private static final int WARM = 8;

    private final RoundTrip trip;

    ValidationBenchmark(RoundTrip trip) {
        this.trip = trip;
    }

    @Override
    public String name() {
        return "costs." + trip.measure();
    }

    @Override
    public Measurement measure() throws Problem, InterruptedException {
        var figure = published();
        var bench = Workbench.open(Installation.found());
        var options = new RunOptions(List.of(), RunOptions.asWritten().seed(), RunOptions.asWritten().knobs(), Optional.of(TABLE));
        var result = bench.runner().run(bench.library().scenario(trip.scenario()).alone(NOTHING_TO_SEND), options, Progress.none());
        var costs = CostTables.load(TABLE);
        var ratios = new ArrayList<Double>();
        var lanes = new ArrayList<String>();
        for (var lane : result.lanes()) {
            long[] cycles = cycles(lane, costs);
            if (cycles.length > 0) {
                ratios.add((double) cycles[cycles.length / 2] / figure.value());
                lanes.add(lane.lane() + " " + cycles[cycles.length / 2] + trip.detail(warm(lane).toList(), costs));
            }
        }
        if (ratios.isEmpty()) {
            throw new Problem(Problem.Kind.NOTHING_TO_DO, "no installed lane answers a request as \"" + figure.what() + "\" says: install one that does");
        }
        double least = ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new Measurement(name(), least, "x published", ratios.size(), least, most, String.format(Locale.ROOT,
                "validation of %s: %s; published %d %s, modelled %s; source: %s", TABLE, figure.what(), figure.value(), figure.unit(),
                String.join(", ", lanes), figure.source()));
    }

    private PublishedFigure published() throws Problem {
        return CostTables.validation(TABLE).stream().filter(figure -> figure.measure().equals(trip.measure())).findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.DEFECT, "cost table " + TABLE + " has no figure for " + trip.measure() + ": please report it"));
    }

    private static Stream<Request> warm(LaneRun lane) {
        return lane.requests().stream().skip(WARM);
    }

    /// Sorted, of the requests that went this way once everything was warm.
    private long[] cycles(LaneRun lane, CostTable costs) {
        return warm(lane).map(request -> trip.cycles(request, costs)).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).sorted().toArray();
    }
}
