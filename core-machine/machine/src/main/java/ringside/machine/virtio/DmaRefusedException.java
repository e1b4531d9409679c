package ringside.machine.virtio;

/// A device may not, or cannot, reach the memory it was told to.
final class DmaRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    DmaRefusedException() {
        super("memory out of reach", null, false, false);
    }
}
