package ringside.machine;

/// Takes the Ethernet frames that leave a machine.
@FunctionalInterface
public interface FrameSink {
    /// @param device number of the peripheral in the configuration
    void accept(int device, byte[] frame);
}
