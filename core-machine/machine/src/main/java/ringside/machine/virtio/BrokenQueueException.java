package ringside.machine.virtio;

/// The driver has put something into a queue that no device can make sense of.
final class BrokenQueueException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenQueueException(String what) {
        super(what, null, false, false);
    }
}
