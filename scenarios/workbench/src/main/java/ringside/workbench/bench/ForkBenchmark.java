package ringside.workbench.bench;

import java.lang.management.ManagementFactory;
import ringside.workbench.Problem;

/// How many experiments of 10,000 instructions can be made from one snapshot, per second and core: restore, run, and compare the end with what it was
/// the first time.
final class ForkBenchmark implements Benchmark {
    private static final int RUNS = 7;
    private static final int EXPERIMENTS = 4000;

    @Override
    public String name() {
        return "machine.forks";
    }

    @Override
    public Measurement measure() throws Problem {
        var probe = new Probe();
        var threads = ManagementFactory.getThreadMXBean();
        var rates = new double[RUNS];
        probe.experiments(2 * EXPERIMENTS);
        for (int i = 0; i < RUNS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            probe.experiments(EXPERIMENTS);
            rates[i] = EXPERIMENTS / ((threads.getCurrentThreadCpuTime() - before) / 1e9);
        }
        return Measurement.of(name(), "1/s", rates, "each of 10,000 instructions with system calls; every end equal to the first");
    }
}
