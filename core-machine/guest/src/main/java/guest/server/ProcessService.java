package guest.server;

import guest.port.Caller;
import guest.port.Port;

/// What a program asks of the supervisor that started it. The kernel knows no processes.
@Port
public interface ProcessService {
    /// The caller's process number.
    int identity(@Caller int caller);

    /// Ends the calling process. There is no reply.
    int exit(@Caller int caller, int status);
}
