package guest.kernel.launch;

import guest.kernel.call.KernelCall;
import guest.kernel.libos.Kernel;
import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ErrnoName;
import shared.layout.Vector;

/// Begins programs and waits for their ends.
public final class Processes {
    /// Environments have numbers below this; the launcher itself has number 0.
    public static final int MOST = 17;

    /// 128 plus the number of SIGSEGV and SIGILL: what a shell would report.
    private static final int SEGMENTATION = 139;
    private static final int ILLEGAL = 132;

    private final Programs programs;
    private final Text log;
    private final boolean[] runs = new boolean[MOST];
    private int running;
    private boolean allWell = true;

    public Processes(Programs programs, Text log) {
        this.programs = programs;
        this.log = log;
    }

    /// Loads the program named by word 0 of `command`. One that cannot be loaded counts as one that failed.
    public void load(Arguments command) {
        byte[] path = command.word(0);
        int process = programs.load(command);
        if (process < 0) {
            allWell = false;
            log.string("exo: cannot start ").bytes(path, 0, path.length).string(": ").string(ErrnoName.of(process)).line();
            return;
        }
        runs[process] = true;
        running++;
        log.string("exo: process ").decimal(process).string(" is ").bytes(path, 0, path.length).line();
    }

    /// Lets every loaded program run, and waits until the last has ended. True if all ended with status 0.
    public boolean run() {
        for (int process = 1; process < MOST; process++) {
            if (runs[process]) {
                programs.start(process);
            }
        }
        while (running > 0) {
            Kernel.await();
            collect();
        }
        return allWell;
    }

    private void collect() {
        for (int process = 1; process < MOST; process++) {
            int outcome = Kernel.collect(process);
            if (outcome >= 0 && runs[process]) {
                end(process, outcome);
            }
        }
    }

    private void end(int process, int outcome) {
        int status = outcome;
        if (outcome >= KernelCall.EXCEPTION) {
            status = outcome == KernelCall.EXCEPTION + Vector.INVALID_OPCODE ? ILLEGAL : SEGMENTATION;
        }
        runs[process] = false;
        running--;
        allWell &= status == 0;
        log.string("exo: process ").decimal(process).string(" ended with status ").decimal(status).line();
    }
}
