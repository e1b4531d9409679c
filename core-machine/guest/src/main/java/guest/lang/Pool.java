package guest.lang;

import guest.port.Lock;

/// Objects that are taken and given back, named by handles that notice: a handle dies with the release of its object, and to use it
/// afterwards, or to release it twice, stops like any failed check.
///
/// The objects are made once and keep their type for ever, so that even a forgotten reference breaks no type safety. Takes no memory
/// after construction. Any number of workers may use it; one handle belongs to one of them at a time.
///
/// An image can be built without the test of generations ([Image#checksHandles]), as C would have it: then a dead handle names whoever
/// has the object now.
public final class Pool<T> {
    /// What [#take] answers when nothing is left. No handle has this value.
    public static final long EMPTY = 0;

    /// A handle is the index of its object 31:0, and how often that was taken 63:32.
    private static final long GENERATION = 1L << 32;

    private final Lock lock;
    private final T[] objects;
    /// By index, the handle of a taken object; of a free one the complement of its last handle, which no handle of this index equals.
    /// Changes only while the object changes hands.
    private final long[] handles;
    @GuardedBy("lock") private final int[] free;
    @GuardedBy("lock") private int available;

    /// The array belongs to the pool from now on; it holds no null. `lock` guards taking and giving back.
    public Pool(T[] objects, Lock lock) {
        this.lock = lock;
        this.objects = objects;
        this.handles = new long[objects.length];
        this.free = new int[objects.length];
        this.available = objects.length;
        for (int i = 0; i < free.length; i++) {
            free[i] = free.length - 1 - i;
            handles[i] = ~(long) i;
        }
    }

    /// A handle of an object nobody else has, or [#EMPTY].
    public long take() {
        lock.acquire();
        long handle = EMPTY;
        if (available > 0) {
            available--;
            int index = free[available];
            handle = ~handles[index] + GENERATION;
            handles[index] = handle;
        }
        lock.release();
        return handle;
    }

    /// The object of a live handle.
    @NoAllocation
    public T get(long handle) {
        if (isRefused(handle)) {
            throw released();
        }
        return objects[(int) handle];
    }

    /// True until the handle's object is released.
    @NoAllocation
    public boolean isLive(long handle) {
        int index = (int) handle;
        return index >= 0 && index < handles.length && handles[index] == handle;
    }

    public void release(long handle) {
        if (isRefused(handle)) {
            throw released();
        }
        lock.acquire();
        // Another worker may have released it in the meantime.
        boolean refused = isRefused(handle);
        if (!refused) {
            int index = (int) handle;
            handles[index] = ~handle;
            free[available] = index;
            available++;
        }
        lock.release();
        if (refused) {
            throw released();
        }
    }

    /// Objects that can be taken.
    public int available() {
        lock.acquire();
        int count = available;
        lock.release();
        return count;
    }

    private boolean isRefused(long handle) {
        return Image.checksHandles() && !isLive(handle);
    }

    private static IllegalStateException released() {
        return new IllegalStateException("the handle's object was released");
    }
}
