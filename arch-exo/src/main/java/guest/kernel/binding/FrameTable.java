package guest.kernel.binding;

import shared.abi.Errno;

/// Who holds which frame of physical memory: the secure bindings. Authority is looked up here when a binding is made; its use, a load
/// or a store, asks nobody.
///
/// Frames have their physical numbers, which everybody may know. A frame has any number of holders, each with the right to read it or
/// to read and write it; it is free when the last one has released it. Decisions alone: no memory and no page table is touched.
public final class FrameTable {
    /// The wish for whichever frames there are.
    public static final long ANY = -1;
    /// Environments have the numbers 0 to this, exclusive.
    public static final int MOST_HOLDERS = 31;

    private static final int KERNEL = 1 << MOST_HOLDERS;

    /// Bit n: environment n. Whoever may write may read.
    private final int[] readers;
    private final int[] writers;
    /// Not to be taken from its holder against its will.
    private final boolean[] guarded;
    /// For each holder, how many frames it holds alone and unguarded.
    private final int[] revocable = new int[MOST_HOLDERS];
    private int free;
    /// No frame below is free.
    private int lowestFree;

    /// Of `frames` frames, of which the kernel keeps those below `kept` for good.
    public FrameTable(int frames, int kept) {
        readers = new int[frames];
        writers = new int[frames];
        guarded = new boolean[frames];
        for (int i = 0; i < kept; i++) {
            readers[i] = KERNEL;
        }
        lowestFree = kept;
        free = frames - kept;
    }

    /// How many frames nobody holds.
    public int free() {
        return free;
    }

    /// The kernel lets `holder` read `count` of the frames it keeps, from `first` on, and pass that on.
    public void lend(long first, long count, int holder) {
        bind(first, count, holder, Right.READ);
    }

    /// Gives `holder` every right to `count` free frames in a row, from `wanted` on or [#ANY] ones: the first one's number, -ENOMEM
    /// where there are none, -EBUSY where a wanted one is held, -EINVAL for numbers that do not exist.
    public long allocate(long wanted, long count, int holder) {
        if (count <= 0 || count > readers.length || wanted != ANY && !exist(wanted, count)) {
            return -Errno.EINVAL;
        }
        long first = wanted == ANY ? freeRun((int) count) : wanted;
        if (first < 0) {
            return -Errno.ENOMEM;
        }
        for (long frame = first; frame < first + count; frame++) {
            if (readers[(int) frame] != 0) {
                return -Errno.EBUSY;
            }
        }
        bind(first, count, holder, Right.READ | Right.WRITE);
        return first;
    }

    /// True if `holder` has every one of `rights` to `count` frames from `first`. Any values.
    public boolean holds(int holder, long first, long count, int rights) {
        if (!exist(first, count)) {
            return false;
        }
        int bit = 1 << holder;
        for (long frame = first; frame < first + count; frame++) {
            int held = (rights & Right.WRITE) != 0 ? writers[(int) frame] : readers[(int) frame];
            if ((held & bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /// Lets `receiver` have `rights` to frames too: 0, or -EPERM if `giver` does not have them itself.
    public int share(int giver, long first, long count, int receiver, int rights) {
        if (!holds(giver, first, count, rights)) {
            return -Errno.EPERM;
        }
        bind(first, count, receiver, rights);
        return 0;
    }

    /// Ends what `holder` may do with frames: 0, or -EPERM if it does not hold them all.
    public int release(int holder, long first, long count) {
        if (!holds(holder, first, count, Right.READ)) {
            return -Errno.EPERM;
        }
        for (long frame = first; frame < first + count; frame++) {
            unbind((int) frame, 1 << holder);
        }
        return 0;
    }

    /// Keeps `count` frames, each of which `holder` alone holds and may write, from being taken from it: 0, or -EPERM.
    public int guard(int holder, long first, long count) {
        if (!holds(holder, first, count, Right.WRITE)) {
            return -Errno.EPERM;
        }
        for (long frame = first; frame < first + count; frame++) {
            if (readers[(int) frame] != 1 << holder) {
                return -Errno.EPERM;
            }
        }
        for (int frame = (int) first; frame < first + count; frame++) {
            count(frame, -1);
            guarded[frame] = true;
        }
        return 0;
    }

    /// How many frames could be taken from `holder` and would be free then.
    public int revocable(int holder) {
        return revocable[holder];
    }

    /// The highest of them, or -1. High numbers were given out last, to data rather than to a program's code.
    public long lastRevocable(int holder) {
        int frame = revocable[holder] == 0 ? -1 : readers.length - 1;
        while (frame >= 0 && (readers[frame] != 1 << holder || guarded[frame])) {
            frame--;
        }
        return frame;
    }

    /// The same for every frame it holds.
    public void releaseAll(int holder) {
        for (int frame = 0; frame < readers.length; frame++) {
            unbind(frame, 1 << holder);
        }
    }

    private boolean exist(long first, long count) {
        return first >= 0 && count >= 0 && count <= readers.length && first <= readers.length - count;
    }

    private void bind(long first, long count, int holder, int rights) {
        for (int frame = (int) first; frame < first + count; frame++) {
            count(frame, -1);
            readers[frame] |= 1 << holder;
            if ((rights & Right.WRITE) != 0) {
                writers[frame] |= 1 << holder;
            }
            count(frame, 1);
        }
    }

    private void unbind(int frame, int bit) {
        if ((readers[frame] & bit) != 0) {
            count(frame, -1);
            readers[frame] &= ~bit;
            writers[frame] &= ~bit;
            guarded[frame] = false;
            count(frame, 1);
            if (readers[frame] == 0) {
                lowestFree = Math.min(lowestFree, frame);
            }
        }
    }

    /// Adds `change` to the number that `frame` belongs to.
    private void count(int frame, int change) {
        int held = readers[frame];
        if (held == 0) {
            free += change;
        } else if ((held & held - 1) == 0 && held != KERNEL && !guarded[frame]) {
            revocable[holder(held)] += change;
        }
    }

    /// The number of the only bit in `held`.
    private static int holder(int held) {
        int holder = 0;
        while (held >>> holder != 1) {
            holder++;
        }
        return holder;
    }

    /// First of `wanted` free frames in a row, or -1.
    private long freeRun(int wanted) {
        while (lowestFree < readers.length && readers[lowestFree] != 0) {
            lowestFree++;
        }
        int run = 0;
        for (int frame = lowestFree; frame < readers.length; frame++) {
            run = readers[frame] == 0 ? run + 1 : 0;
            if (run == wanted) {
                return frame + 1 - wanted;
            }
        }
        return -1;
    }
}
