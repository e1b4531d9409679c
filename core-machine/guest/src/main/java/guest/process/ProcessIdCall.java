package guest.process;

import guest.task.Task;

/// `getpid()`.
final class ProcessIdCall implements SystemCall {
    @Override
    public long call(Task caller, long first, long second, long third) {
        return caller.id();
    }
}
