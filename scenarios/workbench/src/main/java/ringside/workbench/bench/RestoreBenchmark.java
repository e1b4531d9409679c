package ringside.workbench.bench;

/// Time to take a machine of 64 MiB back to a snapshot 10,000 instructions ago.
final class RestoreBenchmark implements Benchmark {
    private static final int RUNS = 1000;
    private static final int WARM_UP = 3000;

    @Override
    public String name() {
        return "machine.restore";
    }

    @Override
    public Measurement measure() {
        var probe = new Probe();
        var micros = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            probe.step();
            long before = System.nanoTime();
            probe.back();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - before) / 1e3;
            }
        }
        return Measurement.of(name(), "µs", micros, "64 MiB, to a snapshot 10,000 instructions ago");
    }
}
