package guest.kernel.boot;

import shared.map.AddressMap;

/// What the kernel tells the first domain it starts: two pages, mapped read-only, and the slots of its first capabilities.
///
/// ```text
///    0  number of domains in the image, the kernel's own not counted
///    8  bytes of free memory behind FRAMES
///   16  bytes of the archive behind ARCHIVE
///   64  one record of 64 bytes for each domain: entry, stack top, name (48 bytes, NUL-padded)
/// 2048  command line, NUL-terminated
/// 4096  number of segments that the domains of the image may write, but for the first
/// 4104  one record of 32 bytes for each of them: number of the domain, virtual address, bytes, flags of shared.layout.DomainTable
/// ```
public final class BootInformation {
    /// Virtual address of the pages.
    public static final long ADDRESS = 0x10_0000L;

    public static final int DOMAIN_COUNT = 0;
    public static final int FRAMES_BYTES = 8;
    public static final int ARCHIVE_BYTES = 16;
    public static final int DOMAINS = 64;
    public static final int COMMAND_LINE = 2048;

    public static final int BYTES = 2 * AddressMap.PAGE;
    public static final int SEGMENT_COUNT = AddressMap.PAGE;
    public static final int SEGMENTS = SEGMENT_COUNT + 8;

    public static final int SEGMENT_DOMAIN = 0;
    public static final int SEGMENT_VIRTUAL = 8;
    public static final int SEGMENT_BYTES = 16;
    public static final int SEGMENT_FLAGS = 24;
    public static final int SEGMENT_RECORD_BYTES = 32;
    public static final int SEGMENT_LIMIT = (BYTES - SEGMENTS) / SEGMENT_RECORD_BYTES;

    public static final int DOMAIN_ENTRY = 0;
    public static final int DOMAIN_STACK_TOP = 8;
    public static final int DOMAIN_NAME = 16;
    public static final int DOMAIN_RECORD_BYTES = 64;
    public static final int DOMAIN_LIMIT = (COMMAND_LINE - DOMAINS) / DOMAIN_RECORD_BYTES;

    /// Slots. The domains of the image, mapped but without a thread, stand from [#FIRST_DOMAIN] on, in the order of the records.
    public static final int SELF = 1;
    public static final int AUTHORITY = 2;
    public static final int FRAMES = 3;
    public static final int ARCHIVE = 4;
    public static final int FIRST_DOMAIN = 8;
    /// First slot that is certainly vacant.
    public static final int FIRST_VACANT = FIRST_DOMAIN + DOMAIN_LIMIT;

    private BootInformation() {}
}
