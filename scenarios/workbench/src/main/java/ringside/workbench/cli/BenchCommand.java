package ringside.workbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.workbench.Problem;
import ringside.workbench.bench.Benchmarks;
import ringside.workbench.bench.Measurement;
import ringside.workbench.report.BenchJson;

/// `ringside bench`
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures how fast Ringside is on this computer, beside QEMU where it is installed.")
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Benchmarks benchmarks;

    @Parameters(paramLabel = "NAME", description = "What to measure, such as machine.alu, or a group, such as machine (default: all).")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    BenchCommand(Terminal terminal, Benchmarks benchmarks) {
        this.terminal = terminal;
        this.benchmarks = benchmarks;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        var chosen = benchmarks.named(names);
        var measurements = new ArrayList<Measurement>();
        for (var benchmark : chosen) {
            terminal.err().println("bench: " + benchmark.name() + ", " + (measurements.size() + 1) + " of " + chosen.size());
            var measurement = benchmark.measure();
            measurements.add(measurement);
            if (!json) {
                terminal.out().println(line(measurement));
                terminal.out().flush();
            }
        }
        if (json) {
            terminal.out().print(BenchJson.of(measurements));
        }
        return 0;
    }

    private static String line(Measurement each) {
        return String.format(Locale.ROOT, "%-18s %10s %-7s %s to %s in %d runs; %s", each.name(), figure(each.value()), each.unit(),
                figure(each.min()), figure(each.max()), each.runs(), each.note());
    }

    /// Three digits that count.
    private static String figure(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
