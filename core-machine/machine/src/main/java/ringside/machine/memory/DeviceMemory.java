package ringside.machine.memory;

/// Registers of a device in the physical address space. One page each.
public interface DeviceMemory {
    /// Reads `width` bytes at `offset` from the device's first address, zero-extended.
    long read(int offset, int width);

    void write(int offset, int width, long value);
}
