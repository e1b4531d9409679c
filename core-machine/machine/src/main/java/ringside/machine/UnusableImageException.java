package ringside.machine;

/// A file that cannot be booted. The message is one line for the user: what is wrong and what is needed.
public final class UnusableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableImageException(String message) {
        super(message);
    }
}
