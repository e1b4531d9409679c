package guest.kernel.supervise;

import guest.kernel.ipc.MessageWords;
import guest.port.Dispatcher;
import guest.port.Message;

/// Tells the kernel's announcements from the programs' requests.
public final class SupervisorDispatcher implements Dispatcher {
    private final Processes processes;
    private final Dispatcher requests;

    public SupervisorDispatcher(Processes processes, Dispatcher requests) {
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
