package ringside.workbench.bench;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.workbench.Problem;

/// All there is to measure, in the order in which it is reported.
public final class Benchmarks {
    private final List<Benchmark> all = new ArrayList<>();

    public Benchmarks() {
        var qemu = Qemu.find();
        for (var workload : Workload.values()) {
            all.add(new SpeedBenchmark(workload, qemu));
        }
        all.add(new SnapshotBenchmark());
        all.add(new RestoreBenchmark());
        all.add(new ForkBenchmark());
        var gcc = Gcc.find();
        for (var mode : Mode.values()) {
            all.add(new CodeBenchmark(mode, gcc));
        }
        all.add(new ImagesBenchmark());
        all.add(new RebuildBenchmark());
        for (var trip : RoundTrip.values()) {
            all.add(new ValidationBenchmark(trip));
        }
    }

    /// Those with these names or of these groups; all if none is named.
    ///
    /// @throws Problem naming those there are
    public List<Benchmark> named(List<String> names) throws Problem {
        for (var name : names) {
            if (all.stream().noneMatch(each -> isMeant(each, name))) {
                throw new Problem(Problem.Kind.USAGE, "there is no benchmark \"" + name + "\": choose from "
                        + String.join(", ", all.stream().map(Benchmark::name).toList()) + ", or a group such as machine");
            }
        }
        return all.stream().filter(each -> names.isEmpty() || names.stream().anyMatch(name -> isMeant(each, name))).toList();
    }

    private static boolean isMeant(Benchmark benchmark, String name) {
        return benchmark.name().equals(name) || benchmark.name().startsWith(name + ".");
    }
}
