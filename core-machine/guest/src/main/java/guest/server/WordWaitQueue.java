package guest.server;

import guest.port.Lock;
import guest.port.WaitQueue;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// Workers of a domain waiting for a condition. The word counts wake-ups, so that none is missed between the release of the lock and
/// the sleep. Waking nobody does not enter the kernel.
@RawAllowed(category = Category.USER_MEMORY, reason = "reads and advances the word that workers wait on")
public final class WordWaitQueue implements WaitQueue {
    private final long word = Memory.addressOfElements(new byte[Long.BYTES]);
    /// Guarded by the lock that comes with the condition.
    private int waiting;

    @Override
    public void await(Lock lock) {
        waiting++;
        int seen = Memory.load32(word);
        lock.release();
        Kernel.awaitWord(word, seen);
        lock.acquire();
        waiting--;
    }

    @Override
    public void wake() {
        if (waiting > 0) {
            Memory.store32(word, Memory.load32(word) + 1);
            Kernel.wakeWord(word);
        }
    }
}
