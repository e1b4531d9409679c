package guest.process;

import guest.task.Task;
import guest.port.FileService;

/// `close(handle)`.
final class CloseCall implements SystemCall {
    private final FileService files;

    CloseCall(FileService files) {
        this.files = files;
    }

    @Override
    public long call(Task caller, long handle, long second, long third) {
        return files.close(caller.id(), (int) handle);
    }
}
