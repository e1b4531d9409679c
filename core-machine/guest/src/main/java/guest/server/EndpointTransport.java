package guest.server;

import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.port.Message;
import guest.port.Transport;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// Reaches a server through an endpoint capability. The words of a message go from their fields into registers and nowhere else.
///
/// The buffer of a message is a [ClientBuffer] or null.
@RawAllowed(category = Category.MESSAGES, reason = "executes syscall with a request in the registers")
public final class EndpointTransport implements Transport {
    private final int slot;

    public EndpointTransport(int slot) {
        this.slot = slot;
    }

    @Override
    public void call(Message message) {
        long head = slot | (long) message.operation << MessageWords.UPPER_SHIFT;
        long address = 0;
        long descriptor = MessageWords.NONE;
        if (message.buffer instanceof ClientBuffer buffer) {
            address = buffer.address();
            descriptor = buffer.descriptor();
        }
        message.result = Trap.message(CallNumber.CALL, head, message.first, message.second, message.third, address, descriptor);
    }

    /// The kernel refuses what does not fill whole pages.
    @Override
    public void lend(Message message) {
        if (message.buffer instanceof ClientBuffer buffer) {
            message.result = Trap.message(CallNumber.CALL, slot | (long) message.operation << MessageWords.UPPER_SHIFT, message.first,
                    message.second, message.third, buffer.address(), buffer.descriptor() | MessageWords.LENT);
        } else {
            call(message);
        }
    }
}
