package guest.kernel.wiring.files;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Binding;
import guest.kernel.urpc.ServedChannel;
import guest.lang.Recursive;
import guest.port.Dispatcher;
import guest.port.FileService;
import guest.port.Message;
import shared.abi.Errno;

/// Tells what the monitor says about channels from requests for files.
@Recursive(1)
final class BindingDispatcher implements Dispatcher {
    private static final int MONITOR = 0;

    private final ServedChannel[] channels;
    private final FileService files;
    private final Dispatcher requests;

    /// `channels` are those of the programs, in order.
    BindingDispatcher(ServedChannel[] channels, FileService files, Dispatcher requests) {
        this.channels = channels;
        this.files = files;
        this.requests = requests;
    }

    @Override
    public void dispatch(Message message) {
        if (message.operation == Binding.OPEN || message.operation == Binding.CLOSE) {
            message.result = bind(message);
        } else {
            requests.dispatch(message);
        }
    }

    private int bind(Message message) {
        int index = (int) message.first - Doorbells.FIRST_PROGRAM;
        int process = (int) message.second;
        if (message.caller != MONITOR) {
            return -Errno.EPERM;
        }
        if (index < 0 || index >= channels.length) {
            return -Errno.EINVAL;
        }
        if (message.operation == Binding.OPEN) {
            channels[index].open(process);
            return 0;
        }
        channels[index].close();
        return files.release(MONITOR, process);
    }
}
