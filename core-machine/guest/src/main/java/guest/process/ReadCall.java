package guest.process;

import guest.task.Task;
import guest.port.ConsoleService;
import guest.port.FileService;

/// `read(handle, address, count)`.
final class ReadCall implements SystemCall {
    private final FileService files;
    private final ConsoleService console;

    ReadCall(FileService files, ConsoleService console) {
        this.files = files;
        this.console = console;
    }

    @Override
    public long call(Task caller, long handle, long address, long count) {
        caller.buffer().set(address, Transfer.length(count));
        if (Streams.isConsole(handle)) {
            return console.read(caller.id(), caller.buffer());
        }
        return files.read(caller.id(), (int) handle, caller.buffer());
    }
}
