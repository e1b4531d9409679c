package guest.kernel.urpc;

/// Where things stand in a channel: memory that two domains on two cores map. Every cache line has one writer.
///
/// ```text
///    0  16 slots for requests, written by the client
/// 1024  16 slots for replies, written by the server
/// 2048  the client's line: whether it sleeps, who it is
/// 2112  the server's line: the same, and whether it is gone
/// 4096  a page of data; it belongs to whoever received the last message
/// ```
/// A slot is one cache line: the words of a message, and the head, which is stored last. Bit 0 of the head is the epoch of the lap in which
/// the slot was filled: 1, 0, 1, … from the first lap on, so that a reader knows a new message from an old one by a single load. Every store
/// into a line that another core polls may cost the line's way there and back, so a message is as few words as it can be: what is short
/// stands in the head. Model: UMP in Barrelfish TN-011, "IDC", and Bershad et al., "User-Level Interprocess Communication", TOCS 1991.
///
/// ```text
///          request                              reply
/// FIRST    first value                          result
/// SECOND   second value                         –
/// THIRD    third value                          –
/// HEAD     buffer 63:16 operation 15:1 epoch    bytes of data that are valid 63:16, epoch
/// ```
/// The buffer is described as in [guest.message.MessageWords].
public final class Channel {
    /// Where a domain finds its channel, or the first of its channels.
    public static final long ADDRESS = 0x2_0000_0000L;
    public static final int BYTES = 8192;

    public static final int REQUESTS = 0;
    public static final int REPLIES = 1024;
    public static final int CLIENT = 2048;
    public static final int SERVER = 2112;
    public static final int DATA = 4096;
    public static final int DATA_BYTES = 4096;

    /// In the line of a side.
    public static final int SLEEPS = 0;
    public static final int IDENTITY = 8;
    public static final int GONE = 16;

    static final int SLOTS = 16;
    static final int SLOT_BYTES = 64;
    /// In a slot.
    static final int FIRST = 0;
    static final int SECOND = 8;
    static final int THIRD = 16;
    static final int HEAD = 56;
    /// In a head.
    static final int OPERATION_SHIFT = 1;
    static final int OPERATION = 0x7FFF;
    static final int BUFFER_SHIFT = 16;

    private Channel() {}
}
