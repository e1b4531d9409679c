package shared.layout;

/// The protection domains of a kernel image, so that a kernel can map and start the ones it does not share.
///
/// An array of [#ENTRY_BYTES] records, domain 0 first (always the one that boots). Each record names its segments in an
/// array of [#SEGMENT_BYTES] records. Offsets in bytes; every field is 8 bytes.
public final class DomainTable {
    /// Virtual address of the NUL-terminated domain id.
    public static final int NAME = 0;
    /// Virtual address of the entry stub (`START` entry) of a ring-3 domain, of the `PROCESSOR` entry of a ring-0 domain other than
    /// domain 0; else 0.
    public static final int ENTRY = 8;
    /// Virtual address and count of the segment records.
    public static final int SEGMENTS = 16;
    public static final int SEGMENT_COUNT = 24;
    /// Privilege ring the domain is meant for.
    public static final int RING = 32;
    /// Virtual top of the initial stack (inside one of the segments).
    public static final int STACK_TOP = 40;
    public static final int ENTRY_BYTES = 48;

    public static final int SEGMENT_VIRTUAL = 0;
    public static final int SEGMENT_PHYSICAL = 8;
    /// Length in bytes, page multiple.
    public static final int SEGMENT_LENGTH = 16;
    /// Sum of SEGMENT_WRITE, SEGMENT_EXECUTE, SEGMENT_KEEP and SEGMENT_ZERO; readable always.
    public static final int SEGMENT_FLAGS = 24;
    public static final int SEGMENT_BYTES = 32;

    public static final int SEGMENT_WRITE = 1;
    public static final int SEGMENT_EXECUTE = 2;
    /// Keeps its contents when the domain is started anew: the counters of mutations.
    public static final int SEGMENT_KEEP = 4;
    /// All zeros when the image is loaded: arenas and stacks.
    public static final int SEGMENT_ZERO = 8;

    private DomainTable() {}
}
