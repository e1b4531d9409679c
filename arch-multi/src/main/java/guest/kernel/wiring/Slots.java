package guest.kernel.wiring;

/// By which numbers domains call others, and at which addresses they find memory that others prepared.
public final class Slots {
    public static final int FILES = 2;
    public static final int CONSOLE = 3;
    public static final int CLOCK = 4;
    public static final int MONITOR = 5;
    /// Where a file service finds the archive.
    public static final long ARCHIVE_ADDRESS = 0x1_0000_0000L;
    /// Where a file service finds memory for files that are written: what is open, then files. Each core's service has its own.
    public static final long ROOM_ADDRESS = 0x1_8000_0000L;
    public static final long ROOM_BYTES = 0x9_0000L;

    /// Where a file service sees pages that clients lend it: below all programs, where nothing of its own lies.
    public static final long LOAN_ADDRESS = 0x10_0000L;
    /// A service receives where its domain receives, and has the devices its domain has: there is nothing to choose.
    public static final int OWN = 0;

    private Slots() {}
}
