package ringside.compiler.stub;

/// A class made by the compiler.
///
/// @param name   internal name: `guest/port/FileService$Proxy`
/// @param bytes  its class file
/// @param source the same class in Java: what javac makes of it does the same, instruction by instruction
public record GeneratedClass(String name, byte[] bytes, String source) {}
