package guest.port;

/// The server's end of a generated stub.
public interface Dispatcher {
    /// Decodes `message`, calls the service, and leaves the reply in `message.result`.
    void dispatch(Message message);
}
