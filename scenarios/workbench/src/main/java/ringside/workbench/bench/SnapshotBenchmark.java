package ringside.workbench.bench;

/// Time to take a snapshot of a machine of 64 MiB that has run 10,000 instructions since the last one.
final class SnapshotBenchmark implements Benchmark {
    private static final int RUNS = 1000;
    private static final int WARM_UP = 3000;

    @Override
    public String name() {
        return "machine.snapshot";
    }

    @Override
    public Measurement measure() {
        var probe = new Probe();
        var micros = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            probe.step();
            long before = System.nanoTime();
            probe.keep();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - before) / 1e3;
            }
        }
        return Measurement.of(name(), "µs", micros, "64 MiB, 10,000 instructions after the last one");
    }
}
