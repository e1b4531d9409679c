package guest.process;

import guest.task.Scheduler;
import guest.task.Task;
import guest.lib.Arguments;
import guest.lib.ErrnoName;
import guest.platform.DebugExit;
import guest.port.FileService;
import shared.abi.Errno;

/// Begins processes, ends them, and ends the machine with the last one.
public final class Processes {
    /// Who calls a service when the kernel itself does.
    private static final int KERNEL = 0;

    private final Scheduler scheduler;
    private final ProcessMemory memory;
    private final FileService files;
    private final KernelLog log;
    private int running;
    private int outcome = DebugExit.SUCCESS;

    public Processes(Scheduler scheduler, ProcessMemory memory, FileService files, KernelLog log) {
        this.scheduler = scheduler;
        this.memory = memory;
        this.files = files;
        this.log = log;
    }

    /// Starts the program named by word 0 of `command`. One that cannot be started counts as one that failed.
    public void start(Arguments command) {
        byte[] path = command.word(0);
        int slot = scheduler.freeSlot();
        int result = slot == Task.IDLE ? -Errno.EAGAIN : memory.load(slot, command);
        if (result != 0) {
            outcome = DebugExit.FAILURE;
            log.entry().string("cannot start ").bytes(path, 0, path.length).string(": ").string(ErrnoName.of(result)).line();
            return;
        }
        running++;
        Task task = scheduler.admit(slot, path, memory.context(), memory.space());
        scheduler.makeReady(task);
        log.entry().string("process ").decimal(task.id()).string(" is ").bytes(path, 0, path.length).line();
    }

    /// Ends the current process with an exit status. Does not return.
    public void end(int status) {
        Task task = scheduler.current();
        if (status != 0) {
            outcome = DebugExit.FAILURE;
        }
        files.release(KERNEL, task.id());
        log.entry().string("process ").decimal(task.id()).string(" ended with status ").decimal(status).line();
        running--;
        endMachineAfterLast();
        scheduler.leave();
    }

    /// Ends the machine if no process runs.
    public void endMachineAfterLast() {
        if (running == 0) {
            DebugExit.exit(outcome);
        }
    }
}
