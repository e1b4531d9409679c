package ringside.compiler.stub;

/// Both ends of a port.
///
/// @param proxy      implements the port; constructor takes a `guest.port.Transport`
/// @param dispatcher implements `guest.port.Dispatcher`; constructor takes the port
public record GeneratedStubs(GeneratedClass proxy, GeneratedClass dispatcher) {}
