package guest.server;

import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.port.Message;
import guest.port.Transport;

/// Reaches a server through an endpoint capability. For one thread.
///
/// The buffer of a message is a [ClientBuffer] or null.
public final class EndpointTransport implements Transport {
    private final int slot;
    private final MessageRegisters registers;

    public EndpointTransport(int slot, MessageRegisters registers) {
        this.slot = slot;
        this.registers = registers;
    }

    @Override
    public void call(Message message) {
        registers.set(0, slot | (long) message.operation << MessageWords.UPPER_SHIFT);
        registers.set(1, message.first);
        registers.set(2, message.second);
        registers.set(3, message.third);
        if (message.buffer instanceof ClientBuffer buffer) {
            registers.set(4, buffer.address());
            registers.set(5, buffer.descriptor());
        } else {
            registers.set(5, MessageWords.NONE);
        }
        message.result = registers.exchange(CallNumber.CALL);
    }
}
