package guest.message;

/// Where the parts of a message stand in the registers. Numbers only: kernel and ring 3 fold them into their own code.
///
/// ```text
///      request, from the client          request, at the server        reply, from the server
/// RDI  slot 31:0, operation 63:32        operation 31:0, caller 63:32  slot 31:0, segments 63:32
/// RSI  first value                       first value                   result
/// RDX  second value                      second value                  source address of segment 0
/// R10  third value                       third value                   place 63:32, length 31:0 of segment 0
/// R8   address of the client's buffer    –                             source address of segment 1
/// R9   length 63:2, direction 1:0        length 63:2, direction 1:0    place 63:32, length 31:0 of segment 1
/// RAX  number of the kernel call         0 or -errno                   number of the kernel call
/// ```
/// The client finds the result, or -errno, in RAX.
public final class MessageWords {
    public static final int UPPER_SHIFT = 32;
    public static final long LOWER = 0xFFFF_FFFFL;

    /// Direction of the client's buffer: there is none, bytes go to the server, bytes come from the server, pages are lent to the
    /// server. Bit 0 says that the server gets to see bytes of the client.
    public static final int NONE = 0;
    public static final int IN = 1;
    public static final int OUT = 2;
    public static final int LENT = 3;
    public static final int DIRECTION = 3;
    public static final int LENGTH_SHIFT = 2;

    /// Pieces of reply data that travel with one reply. A server with more hands over the first ones early.
    public static final int SEGMENTS = 2;

    /// Size of the area into which the kernel copies what clients send, and so the longest IN buffer of one request.
    public static final int RECEIVE_AREA_BYTES = 4096;

    /// The most that one request lends, and the size of the window in which a server sees it.
    public static final int LOAN_BYTES = 0x1_0000;

    /// Operation of the message by which the kernel announces that a domain has failed. First value: vector of
    /// the exception.
    public static final int DOMAIN_FAILED = -1;

    private MessageWords() {}
}
