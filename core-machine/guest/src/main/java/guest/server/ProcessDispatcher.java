package guest.server;

import guest.lang.Recursive;
import guest.message.MessageWords;
import guest.port.Dispatcher;
import guest.port.Message;

/// Tells the kernel's announcements from the programs' requests.
@Recursive(1)
public final class ProcessDispatcher implements Dispatcher {
    private final Processes processes;
    private final Dispatcher requests;

    public ProcessDispatcher(Processes processes, Dispatcher requests) {
        this.processes = processes;
        this.requests = requests;
    }

    @Override
    public void dispatch(Message message) {
        if (message.operation == MessageWords.DOMAIN_FAILED) {
            processes.failed(message.caller, (int) message.first);
        } else {
            requests.dispatch(message);
        }
    }
}
