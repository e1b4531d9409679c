package guest.process;

import guest.task.Task;

/// One system call. May block the calling task.
public interface SystemCall {
    /// Does it for `caller` with the first three arguments; the result goes to RAX.
    long call(Task caller, long first, long second, long third);
}
