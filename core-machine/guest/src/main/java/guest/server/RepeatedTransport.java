package guest.server;

import guest.port.Message;
import guest.port.Transport;
import shared.abi.Errno;

/// Makes a call again whose server failed with it in hand, for calls that may be made twice.
///
/// -EIO is what the kernel says in the failed server's stead. A server that fails with every attempt is left alone.
public final class RepeatedTransport implements Transport {
    private static final int ATTEMPTS = 3;

    private final EndpointTransport transport;

    public RepeatedTransport(EndpointTransport transport) {
        this.transport = transport;
    }

    @Override
    public void call(Message message) {
        transport.call(message);
        for (int i = 1; i < ATTEMPTS && message.result == -Errno.EIO; i++) {
            transport.call(message);
        }
    }

    @Override
    public void lend(Message message) {
        transport.lend(message);
        for (int i = 1; i < ATTEMPTS && message.result == -Errno.EIO; i++) {
            transport.lend(message);
        }
    }
}
