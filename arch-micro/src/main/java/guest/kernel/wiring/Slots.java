package guest.kernel.wiring;

/// In which slots a domain finds the capabilities its supervisor gave it.
public final class Slots {
    /// Every service.
    public static final int SELF = 1;
    public static final int OWN_ENDPOINT = 2;
    public static final int DEVICE_INTERRUPT = 3;
    public static final int DEVICE_PORTS = 4;

    /// Every program.
    public static final int FILES = 2;
    public static final int CONSOLE = 3;
    public static final int CLOCK = 4;
    public static final int SUPERVISOR = 5;

    /// Where the supervisor maps the archive into the file service.
    public static final long ARCHIVE_ADDRESS = 0x1_0000_0000L;

    /// Where the supervisor maps memory into the file service that outlives it: what is open, then files.
    public static final long ROOM_ADDRESS = 0x2_0000_0000L;
    public static final long ROOM_BYTES = 0x9_0000L;

    /// Where a file service sees pages that clients lend it: below all programs, where nothing of its own lies.
    public static final long LOAN_ADDRESS = 0x10_0000L;

    private Slots() {}
}
