package guest.process;

import guest.task.Task;
import guest.port.FileService;

/// `open(path, flags)` with a NUL-terminated path.
final class OpenCall implements SystemCall {
    /// Bytes of a path with its NUL.
    private static final int PATH_LIMIT = 256;

    private final FileService files;

    OpenCall(FileService files) {
        this.files = files;
    }

    @Override
    public long call(Task caller, long path, long flags, long mode) {
        int fault = caller.buffer().setString(path, PATH_LIMIT);
        return fault != 0 ? fault : files.open(caller.id(), (int) flags, caller.buffer());
    }
}
