package guest.process;

import guest.task.Task;
import guest.port.ConsoleService;
import shared.abi.Errno;

/// `write(handle, address, count)`. Files cannot be opened for writing, so the console is all there is.
final class WriteCall implements SystemCall {
    private final ConsoleService console;

    WriteCall(ConsoleService console) {
        this.console = console;
    }

    @Override
    public long call(Task caller, long handle, long address, long count) {
        if (!Streams.isConsole(handle)) {
            return -Errno.EBADF;
        }
        caller.buffer().set(address, Transfer.length(count));
        return console.write(caller.id(), caller.buffer());
    }
}
