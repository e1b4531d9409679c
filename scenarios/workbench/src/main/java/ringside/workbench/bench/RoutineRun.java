package ringside.workbench.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTables;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Problem;
import shared.trace.Mark;

/// What the routines of an image did on the machine.
///
/// @param checksums    what each printed
/// @param instructions retired by each, between its two request marks
record RoutineRun(List<String> checksums, List<Long> instructions) {
    /// The order in which images run them.
    static final List<String> NAMES = List.of("block cache", "path walk", "ring", "crc", "file read", "stubs", "page tables", "run queue");

    private static final int MEMORY_MIB = 64;
    private static final long MOST_INSTRUCTIONS = 1_000_000_000;

    /// @param maker of the image, for messages
    static RoutineRun of(String maker, byte[] image) throws Problem {
        var printed = new ByteArrayOutputStream();
        var counts = new ArrayList<Long>();
        var opened = new long[1];
        var machine = machine(maker, image);
        machine.connect(printed, new ByteArrayOutputStream());
        machine.observe(Observation.none(), event -> {
            if (event instanceof TraceEvent.RequestMark(var at, int kind, long _)) {
                if (kind == Mark.OPEN) {
                    opened[0] = at.instructions();
                } else {
                    counts.add(at.instructions() - opened[0]);
                }
            }
        });
        var end = machine.run(MOST_INSTRUCTIONS);
        if (!(end instanceof StopReason.DebugExit exit) || exit.status() != 1 || counts.size() != NAMES.size()) {
            throw new Problem(Problem.Kind.DEFECT, "the routines compiled by " + maker + " ended with " + end + " after " + counts.size()
                    + " of " + NAMES.size() + ": please report it");
        }
        return new RoutineRun(printed.toString(StandardCharsets.US_ASCII).lines().toList(), List.copyOf(counts));
    }

    private static Machine machine(String maker, byte[] image) throws Problem {
        try {
            return new Machine(new MachineConfig(1, MEMORY_MIB, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]), image);
        } catch (UnusableImageException broken) {
            throw new Problem(Problem.Kind.DEFECT, "the routines compiled by " + maker + " do not boot: please report it", broken);
        }
    }
}
