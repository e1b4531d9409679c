package shared.layout;

/// What the image builder tells the guest, one 64-bit word each, read through `guest.lang.Image.word(index)`.
/// Every domain has its own copy of the table.
public final class ImageTable {
    /// Arena of the running domain: virtual start (inclusive) and end (exclusive). Zeroed by the loader.
    public static final int ARENA_START = 0;
    public static final int ARENA_END = 1;
    /// Physical address and byte length of the image's archive blob (page aligned; 0 where the image has none).
    public static final int ARCHIVE_PHYSICAL = 2;
    public static final int ARCHIVE_BYTES = 3;
    /// First physical address beyond the loaded image, page aligned.
    public static final int IMAGE_END_PHYSICAL = 4;
    /// Virtual address of the [DomainTable], readable in ring 0 only; 0 elsewhere.
    public static final int DOMAIN_TABLE = 5;
    public static final int DOMAIN_COUNT = 6;
    /// Virtual addresses and entry counts of the run-time tables for backtraces, readable in every domain of the image.
    public static final int FUNCTION_TABLE = 7;
    public static final int FUNCTION_COUNT = 8;
    public static final int LINE_TABLE = 9;
    public static final int LINE_COUNT = 10;
    /// Virtual address of the NUL-terminated names the two tables point into.
    public static final int NAME_TABLE = 11;
    /// Physical address of the root (PML4) the boot stub built.
    public static final int BOOT_ROOT_PHYSICAL = 12;
    /// Virtual top of the running domain's initial stack.
    public static final int STACK_TOP = 13;
    /// Physical address and byte length of the command line for the program linked into the image (0 where there is none): words
    /// separated by blanks, the program's path first.
    public static final int COMMAND_PHYSICAL = 14;
    public static final int COMMAND_BYTES = 15;
    public static final int WORDS = 16;

    private ImageTable() {}
}
