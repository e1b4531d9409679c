package guest.process;

import guest.task.Task;
import guest.port.ConsoleService;
import guest.port.FileService;

/// `write(handle, address, count)`.
final class WriteCall implements SystemCall {
    private final FileService files;
    private final ConsoleService console;

    WriteCall(FileService files, ConsoleService console) {
        this.files = files;
        this.console = console;
    }

    @Override
    public long call(Task caller, long handle, long address, long count) {
        caller.buffer().set(address, Transfer.length(count));
        if (Streams.isConsole(handle)) {
            return console.write(caller.id(), caller.buffer());
        }
        return files.write(caller.id(), (int) handle, caller.buffer());
    }
}
