package ringside.workbench.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTables;
import ringside.workbench.Problem;

/// Runs workloads on machines of this process.
final class OwnMachine {
    static final int MEMORY_MIB = 64;
    private static final String COSTS = "teaching-default";
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private OwnMachine() {}

    /// A machine about to start.
    static Machine boot(Workload workload, int rounds) {
        var config = new MachineConfig(1, MEMORY_MIB, CpuModel.QEMU64, CostTables.load(COSTS), String.valueOf(rounds), new byte[0]);
        try {
            return new Machine(config, workload.image());
        } catch (UnusableImageException broken) {
            throw new IllegalStateException("the image of workload " + workload.id() + " does not boot", broken);
        }
    }

    static Sample run(Workload workload, int rounds) throws Problem {
        var printed = new ByteArrayOutputStream();
        long before = SYSTEM.getProcessCpuTime();
        var machine = boot(workload, rounds);
        machine.connect(printed, printed);
        var reason = machine.run(Long.MAX_VALUE);
        double seconds = (SYSTEM.getProcessCpuTime() - before) / 1e9;
        if (!(reason instanceof StopReason.DebugExit)) {
            throw new Problem(Problem.Kind.DEFECT, "workload " + workload.id() + " ended with " + reason + ": please report it");
        }
        return new Sample(printed.toString(StandardCharsets.US_ASCII).strip(), seconds, machine.instructions());
    }
}
