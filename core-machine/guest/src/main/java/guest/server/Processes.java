package guest.server;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ErrnoName;
import guest.lib.PathName;
import shared.abi.Errno;
import shared.layout.Vector;

/// Begins processes, ends them, and ends the machine with the last one.
public final class Processes implements ProcessService {
    /// Process numbers go from 1 to this.
    public static final int MOST = 16;

    /// 128 plus the number of SIGSEGV and SIGILL: what a shell would report.
    private static final int SEGMENTATION = 139;
    private static final int ILLEGAL = 132;
    /// What a shell reports for a program that could not be executed.
    private static final int NOT_STARTED = 126;
    private static final int STATUS = 0xFF;

    private final ProgramDomains programs;
    private final Text log;
    private final String kernel;
    private final MachineEnd machine;
    private final boolean[] runs = new boolean[MOST + 1];
    private int running;
    private int outcome = MachineEnd.SUCCESS;

    /// `kernel` is how its lines in `log` begin.
    public Processes(ProgramDomains programs, Text log, String kernel, MachineEnd machine) {
        this.programs = programs;
        this.log = log;
        this.kernel = kernel;
        this.machine = machine;
    }

    /// Loads the program named by word 0 of `command`. One that cannot be loaded counts as one that failed.
    public void load(Arguments command) {
        byte[] path = command.word(0);
        int process = freeNumber();
        int result = process == 0 ? -Errno.EAGAIN : programs.load(process, command, PathName.lastPart(path));
        if (result != 0) {
            outcome = MachineEnd.FAILURE;
            log.string(kernel).string(": cannot start ").bytes(path, 0, path.length).string(": ").string(ErrnoName.of(result)).line();
            return;
        }
        runs[process] = true;
        running++;
        log.string(kernel).string(": process ").decimal(process).string(" is ").bytes(path, 0, path.length).line();
    }

    /// Lets every loaded program run.
    public void startAll() {
        for (int process = 1; process <= MOST; process++) {
            if (runs[process] && programs.start(process) != 0) {
                end(process, NOT_STARTED);
            }
        }
        endMachineAfterLast();
    }

    @Override
    public int identity(int caller) {
        return caller;
    }

    /// Only the low byte of a status counts, as `wait` would see it.
    @Override
    public int exit(int caller, int status) {
        end(caller, status & STATUS);
        return 0;
    }

    /// A process was stopped by the exception `vector`.
    void failed(int caller, int vector) {
        end(caller, vector == Vector.INVALID_OPCODE ? ILLEGAL : SEGMENTATION);
    }

    private void end(int process, int status) {
        if (process < 1 || process > MOST || !runs[process]) {
            return;
        }
        runs[process] = false;
        if (status != 0) {
            outcome = MachineEnd.FAILURE;
        }
        programs.destroy(process);
        log.string(kernel).string(": process ").decimal(process).string(" ended with status ").decimal(status).line();
        running--;
        endMachineAfterLast();
    }

    private void endMachineAfterLast() {
        if (running == 0) {
            machine.exit(outcome);
        }
    }

    private int freeNumber() {
        for (int process = 1; process <= MOST; process++) {
            if (!runs[process]) {
                return process;
            }
        }
        return 0;
    }
}
