package ringside.machine.virtio;

/// What devices reach beyond the machine.
public interface Outside {
    /// A byte for whoever looks at the virtio console.
    void console(int value);

    /// A frame leaves a network device.
    ///
    /// @param device number of the peripheral
    void frame(int device, byte[] frame);

    /// The power was cut by order.
    ///
    /// @param write number of the write during which it happened
    void powerCut(long write);
}
