package guest.port;

/// The I/O ports of one device, counted from its first.
public interface PortRange {
    int read(int offset);

    void write(int offset, int value);
}
