package guest.kernel.boot;

/// What the kernel tells the first environment: one page, mapped read-only. It may lend the page to those it makes.
///
/// ```text
///    0  number of the frame that holds this page
///    8  number of the first frame of the archive
///   16  bytes of the archive
/// 2048  command line, NUL-terminated
/// ```
public final class BootInformation {
    /// Virtual address of the page.
    public static final long ADDRESS = 0x10_0000L;

    public static final int OWN_FRAME = 0;
    public static final int ARCHIVE_FRAME = 8;
    public static final int ARCHIVE_BYTES = 16;
    public static final int COMMAND_LINE = 2048;

    private BootInformation() {}
}
