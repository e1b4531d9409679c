package guest.lang;

/// Objects that are taken and given back, named by handles that notice: a handle dies with the release of its object, and to use it
/// afterwards, or to release it twice, stops like any failed check.
///
/// The objects are made once and keep their type for ever, so that even a forgotten reference breaks no type safety. Takes no memory
/// after construction. Not for use by two workers at once.
public final class Pool<T> {
    /// What [#take] answers when nothing is left. No handle has this value.
    public static final long EMPTY = 0;

    private static final int GENERATION_SHIFT = 32;

    private final T[] objects;
    /// Odd while the object is taken, so that handles are never [#EMPTY].
    private final int[] generations;
    private final int[] free;
    private int available;

    /// The array belongs to the pool from now on; it holds no null.
    public Pool(T[] objects) {
        this.objects = objects;
        this.generations = new int[objects.length];
        this.free = new int[objects.length];
        this.available = objects.length;
        for (int i = 0; i < free.length; i++) {
            free[i] = free.length - 1 - i;
        }
    }

    /// A handle of an object nobody else has, or [#EMPTY].
    @NoAllocation
    public long take() {
        if (available == 0) {
            return EMPTY;
        }
        available--;
        int index = free[available];
        generations[index]++;
        return (long) generations[index] << GENERATION_SHIFT | index;
    }

    /// The object of a live handle.
    @NoAllocation
    public T get(long handle) {
        return objects[check(handle)];
    }

    /// True until the handle's object is released.
    @NoAllocation
    public boolean isLive(long handle) {
        int index = (int) handle;
        int generation = (int) (handle >>> GENERATION_SHIFT);
        return index >= 0 && index < objects.length && generations[index] == generation && (generation & 1) != 0;
    }

    @NoAllocation
    public void release(long handle) {
        int index = check(handle);
        generations[index]++;
        free[available] = index;
        available++;
    }

    /// Objects that can be taken.
    public int available() {
        return available;
    }

    private int check(long handle) {
        if (!isLive(handle)) {
            throw new IllegalStateException("the handle's object was released");
        }
        return (int) handle;
    }
}
