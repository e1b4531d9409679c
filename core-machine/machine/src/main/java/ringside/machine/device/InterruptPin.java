package ringside.machine.device;

/// An interrupt request line, driven by one device.
@FunctionalInterface
public interface InterruptPin {
    void level(boolean high);
}
