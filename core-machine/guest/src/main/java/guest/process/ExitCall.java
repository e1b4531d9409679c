package guest.process;

import guest.task.Task;

/// `exit(status)`.
final class ExitCall implements SystemCall {
    private final Processes processes;

    ExitCall(Processes processes) {
        this.processes = processes;
    }

    /// Only the low byte of a status counts, as `wait` would see it.
    @Override
    public long call(Task caller, long first, long second, long third) {
        processes.end((int) first & 0xFF);
        return 0;
    }
}
