package guest.lang;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// An int that several workers, interrupts and cores may change: every change is one locked instruction. Needs no raw access.
public final class AtomicInt {
    private static final VarHandle VALUE = handle();
    private volatile int value;

    public AtomicInt(int value) {
        this.value = value;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(AtomicInt.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public int get() {
        return value;
    }

    public void set(int next) {
        value = next;
    }

    /// `lock cmpxchg`: true if the value was `expected` and now is `next`.
    public boolean compareAndSet(int expected, int next) {
        return VALUE.compareAndSet(this, expected, next);
    }

    /// `lock xadd`: returns the old value.
    public int getAndAdd(int increment) {
        return (int) VALUE.getAndAdd(this, increment);
    }

    /// `xchg`: returns the old value.
    public int getAndSet(int next) {
        return (int) VALUE.getAndSet(this, next);
    }
}
