package ringside.compiler.stub;

/// A class file made by the compiler.
///
/// @param name internal name: `guest/port/FileService$Proxy`
public record GeneratedClass(String name, byte[] bytes) {}
