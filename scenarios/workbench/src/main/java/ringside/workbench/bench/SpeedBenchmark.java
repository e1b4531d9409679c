package ringside.workbench.bench;

import java.util.Locale;
import java.util.Optional;
import ringside.workbench.Problem;

/// How fast the machine runs a workload, as a ratio to QEMU with its translator.
///
/// Both run the same image in turns; the time of a run with no rounds is subtracted from each. The machine is warm: the virtual machine it
/// runs on has compiled what it runs. Before anything is timed, both must have printed the same.
final class SpeedBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final int WARM_UP = 3;

    private final Workload workload;
    private final Optional<Qemu> qemu;

    /// @param qemu empty where it is not installed: then the value is in million instructions per second
    SpeedBenchmark(Workload workload, Optional<Qemu> qemu) {
        this.workload = workload;
        this.qemu = qemu;
    }

    @Override
    public String name() {
        return "machine." + workload.id();
    }

    @Override
    public Measurement measure() throws Problem, InterruptedException {
        return qemu.isPresent() ? compare(qemu.get()) : alone();
    }

    private Measurement compare(Qemu reference) throws Problem, InterruptedException {
        var theirs = reference.run(workload, workload.rounds()).checksum();
        for (int i = 0; i < WARM_UP; i++) {
            var ours = OwnMachine.run(workload, workload.rounds()).checksum();
            if (!ours.equals(theirs)) {
                throw new Problem(Problem.Kind.DEFECT, name() + ": the machine prints " + ours + ", QEMU " + theirs + ": please report it");
            }
        }
        var ratios = new double[RUNS];
        double speed = 0;
        for (int i = 0; i < RUNS; i++) {
            var own = net();
            double other = reference.run(workload, workload.referenceRounds()).seconds() - reference.run(workload, 0).seconds();
            ratios[i] = other / workload.referenceRounds() / (own.seconds() / workload.rounds());
            speed = Math.max(speed, own.millionsPerSecond());
        }
        return Measurement.of(name(), "x qemu", ratios, String.format(Locale.ROOT,
                "processor time per round, net of an empty guest; this machine %.0f MIPS at best; equal checksums", speed));
    }

    private Measurement alone() throws Problem {
        for (int i = 0; i < WARM_UP; i++) {
            OwnMachine.run(workload, workload.rounds());
        }
        var speeds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            speeds[i] = net().millionsPerSecond();
        }
        return Measurement.of(name(), "MIPS", speeds, "qemu-system-x86_64 is not installed: no ratio");
    }

    private Sample net() throws Problem {
        return OwnMachine.run(workload, workload.rounds()).less(OwnMachine.run(workload, 0));
    }
}
