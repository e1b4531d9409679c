/// Derives from a service interface the two classes that carry its calls between domains.
///
/// [ringside.compiler.stub.StubGenerator] reads the class file of a `guest.port.Port` interface and writes class files: a proxy
/// for the client and a dispatcher for the server. They are ordinary guest classes: the JVM runs them in tests, the compiler
/// compiles them like any other.
package ringside.compiler.stub;
