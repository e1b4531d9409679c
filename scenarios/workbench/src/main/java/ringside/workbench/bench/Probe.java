package ringside.workbench.bench;

import ringside.machine.CoreState;
import ringside.machine.Machine;
import ringside.machine.Snapshot;
import ringside.workbench.Problem;

/// A machine of 64 MiB in the middle of a workload with system calls, and a snapshot to go back to.
final class Probe {
    private static final long BEFORE = 1_000_000;
    private static final long STEP = 10_000;

    private final Machine machine = OwnMachine.boot(Workload.RING, Workload.RING.rounds());
    private Snapshot start;
    private final CoreState end;

    Probe() {
        machine.run(BEFORE);
        start = machine.snapshot();
        machine.run(STEP);
        end = machine.state();
    }

    /// Runs on for 10,000 instructions.
    void step() {
        machine.run(STEP);
    }

    void keep() {
        start = machine.snapshot();
    }

    void back() {
        machine.restore(start);
    }

    void experiments(int count) throws Problem {
        for (int i = 0; i < count; i++) {
            back();
            step();
            if (!machine.state().equals(end)) {
                throw new Problem(Problem.Kind.DEFECT, "the same experiment ended differently the second time: please report it");
            }
        }
    }
}
