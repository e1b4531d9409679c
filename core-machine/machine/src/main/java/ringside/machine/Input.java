package ringside.machine;

/// Bytes that came on the first serial line: one entry of a machine's input log.
///
/// @param instructions that all cores together had retired
public record Input(long instructions, byte[] bytes) {}
