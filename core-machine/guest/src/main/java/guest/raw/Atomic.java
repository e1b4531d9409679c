package guest.raw;

/// Locked read-modify-write on memory, and fences.
public final class Atomic {
    private Atomic() {}

    /// `lock cmpxchg`: true if the word held `expected` and now holds `value`.
    public static native boolean compareAndSet64(long address, long expected, long value);

    public static native boolean compareAndSet32(long address, int expected, int value);

    /// `xchg`: returns the old value.
    public static native int exchange32(long address, int value);

    /// `lock xadd`: returns the old value.
    public static native long fetchAndAdd64(long address, long increment);

    /// `mfence`.
    public static native void fence();
}
