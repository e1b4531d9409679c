package ringside.machine.memory;

/// Learns of stores to the frames it has asked to watch.
@FunctionalInterface
public interface StoreWatcher {
    /// Bytes `physical` to `physical + length - 1`, all in one watched frame, are about to change.
    void storing(long physical, int length);
}
