package guest.kernel.call;

import guest.message.CallNumber;

/// Numbers of the kernel's calls, in RAX. Arguments in RDI RSI RDX R10 R8 R9, result or -errno in RAX.
///
/// There is no call for files, consoles, processes or programs: those are messages.
public final class KernelCall {
    /// Messages; registers as in [guest.message.MessageWords].
    public static final int CALL = CallNumber.CALL;
    public static final int REPLY_AND_RECEIVE = CallNumber.REPLY_AND_RECEIVE;
    /// Copies the given segments to the waiting client before the reply: segments as for the reply, RSI unused.
    public static final int DELIVER_EARLY = CallNumber.DELIVER_EARLY;
    /// Names the caller's receive area: address.
    public static final int RECEIVE_AREA = CallNumber.RECEIVE_AREA;

    /// Interrupts: slot.
    public static final int AWAIT_INTERRUPT = CallNumber.AWAIT_INTERRUPT;
    public static final int ACKNOWLEDGE = CallNumber.ACKNOWLEDGE;

    /// Threads of one domain waiting for each other: address of an int, expected value; address.
    public static final int AWAIT_WORD = CallNumber.AWAIT_WORD;
    public static final int WAKE_WORD = CallNumber.WAKE_WORD;

    /// Time: deadline in nanoseconds since boot.
    public static final int SLEEP_UNTIL = CallNumber.SLEEP_UNTIL;
    public static final int NOW = CallNumber.NOW;
    public static final int YIELD = CallNumber.YIELD;

    /// Construction of systems, guarded by capabilities. Creating fills a vacant slot of the caller and takes the
    /// slot of the [authority][guest.kernel.cap.Authority]: vacant slot, authority slot.
    public static final int CREATE_ENDPOINT = 11;
    /// Vacant slot, authority slot, interrupt line.
    public static final int CREATE_INTERRUPT = 12;
    /// Vacant slot, authority slot, first port, number of ports.
    public static final int CREATE_PORTS = 13;
    /// Vacant slot, authority slot, address and length of the name.
    public static final int CREATE_DOMAIN = 14;
    /// Domain slot, virtual address, frames slot, offset, bytes, rights.
    public static final int MAP = 15;
    /// Domain slot, virtual address, bytes.
    public static final int UNMAP = 16;
    /// Domain slot, vacant slot there, own slot, rights, badge.
    public static final int GRANT = 17;
    /// Domain slot, entry, stack pointer, argument.
    public static final int START_THREAD = CallNumber.START_THREAD;
    /// Domain slot, slot of the endpoint that learns of the domain's failure, badge.
    public static final int SUPERVISE = 19;
    /// Domain slot.
    public static final int DESTROY_DOMAIN = 20;
    /// Domain slot, virtual address there, bytes, virtual address here: maps what the domain may write into the caller too.
    public static final int BORROW = 21;
    /// Domain slot: takes back its threads. Memory and capabilities stay, and clients wait for a new thread to receive.
    public static final int STOP_DOMAIN = 22;

    /// Names where pages that clients lend appear in the caller's memory: address.
    public static final int LOAN_WINDOW = CallNumber.LOAN_WINDOW;

    public static final int COUNT = 24;

    private KernelCall() {}
}
