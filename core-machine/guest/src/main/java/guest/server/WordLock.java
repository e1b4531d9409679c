package guest.server;

import guest.port.Lock;
import guest.raw.Atomic;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A lock between the workers of a domain. Enters the kernel only when somebody has to wait.
///
/// The word is 0 when free, 1 when held, 2 when held and somebody may wait. Model: Drepper, "Futexes Are Tricky", mutex 2.
@RawAllowed(category = Category.USER_MEMORY, reason = "exchanges the lock word atomically")
public final class WordLock implements Lock {
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int CONTENDED = 2;

    private final long word = Memory.addressOfElements(new byte[Long.BYTES]);

    @Override
    public void acquire() {
        if (Atomic.compareAndSet32(word, FREE, HELD)) {
            return;
        }
        while (Atomic.exchange32(word, CONTENDED) != FREE) {
            Kernel.awaitWord(word, CONTENDED);
        }
    }

    @Override
    public void release() {
        if (Atomic.exchange32(word, FREE) == CONTENDED) {
            Kernel.wakeWord(word);
        }
    }
}
