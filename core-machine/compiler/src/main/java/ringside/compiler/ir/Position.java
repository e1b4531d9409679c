package ringside.compiler.ir;

/// Where in the source a node comes from.
///
/// @param method `package.Class.method`, of the inlined method where code was inlined
public record Position(String file, String method, int line) {}
