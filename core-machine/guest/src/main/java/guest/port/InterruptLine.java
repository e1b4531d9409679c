package guest.port;

/// A device interrupt as a service sees it.
public interface InterruptLine {
    /// Sleeps until the line fired since the last await.
    void await();

    /// Lets the line fire again.
    void acknowledge();
}
