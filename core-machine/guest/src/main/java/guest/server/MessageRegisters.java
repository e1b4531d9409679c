package guest.server;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// The six words that travel in RDI RSI RDX R10 R8 R9, and the call that exchanges them. One for each thread.
@RawAllowed(category = Category.MESSAGES, reason = "executes syscall with a message in the registers")
public final class MessageRegisters {
    public static final int WORDS = 6;

    private final long words = Memory.addressOfElements(new byte[WORDS * Long.BYTES]);

    /// Word `index` of [#WORDS].
    public long word(int index) {
        return Memory.load64(words + (long) index * Long.BYTES);
    }

    public void set(int index, long value) {
        Memory.store64(words + (long) index * Long.BYTES, value);
    }

    /// Enters the kernel with the words and returns RAX; the words are then what came back.
    public long exchange(int number) {
        return Trap.exchange(number, words);
    }
}
