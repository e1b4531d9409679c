package guest.lang;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A long that several workers, interrupts and cores may change: every change is one locked instruction. Needs no raw access.
public final class AtomicLong {
    private static final VarHandle VALUE = handle();
    private volatile long value;

    public AtomicLong(long value) {
        this.value = value;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(AtomicLong.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public long get() {
        return value;
    }

    public void set(long next) {
        value = next;
    }

    /// `lock cmpxchg`: true if the value was `expected` and now is `next`.
    public boolean compareAndSet(long expected, long next) {
        return VALUE.compareAndSet(this, expected, next);
    }

    /// `lock xadd`: returns the old value.
    public long getAndAdd(long increment) {
        return (long) VALUE.getAndAdd(this, increment);
    }

    /// `xchg`: returns the old value.
    public long getAndSet(long next) {
        return (long) VALUE.getAndSet(this, next);
    }
}
