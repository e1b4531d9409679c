package guest.lang;

import guest.port.Dispatcher;
import guest.port.Transport;

/// Generated stubs of a service interface. Resolved by the compiler; the interface argument must be a class literal.
public final class Stubs {
    private Stubs() {}

    /// A client-side object that implements `port` by sending one [guest.port.Message] for each call.
    public static native <T> T proxy(Class<T> port, Transport transport);

    /// A server-side object that decodes messages and calls `service`. Lengths and operation numbers from the other side
    /// are checked; an unknown operation answers -ENOSYS.
    public static native <T> Dispatcher dispatcher(Class<T> port, T service);
}
