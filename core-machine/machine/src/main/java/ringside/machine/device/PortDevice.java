package ringside.machine.device;

/// A device on the I/O bus.
public interface PortDevice {
    /// Reads `width` (1, 2 or 4) bytes, zero-extended.
    int read(int port, int width);

    void write(int port, int width, int value);
}
