package guest.port;

/// How a generated proxy reaches its server. Supplied by the architecture's wiring.
public interface Transport {
    /// Sends `message` and waits; afterwards `message.result` holds the reply. Failures of the transport itself appear there
    /// as a negated [shared.abi.Errno].
    void call(Message message);

    /// The same for a message whose buffer is [Granted]: whoever can lends its pages to the server until the reply, others copy them.
    default void lend(Message message) {
        call(message);
    }
}
