package ringside.machine;

/// Bytes that came from outside: one entry of a machine's input log.
///
/// @param instructions that all cores together had retired
/// @param device       number of the peripheral they came to, or [#SERIAL]
public record Input(long instructions, int device, byte[] bytes) {
    /// The first serial line.
    public static final int SERIAL = -1;
}
