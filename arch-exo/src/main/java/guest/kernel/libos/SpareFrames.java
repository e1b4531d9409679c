package guest.kernel.libos;

import guest.kernel.binding.FrameTable;

/// Frames bound and not yet mapped: what the library lives from, and the first it gives back.
public final class SpareFrames {
    /// The answer when the kernel has no frame and nobody could be asked for one.
    static final long NONE = -1;
    /// Frames taken from the kernel at a time.
    private static final int BATCH = 8;
    /// Frames asked back from others when there is none left: few, for they have to be found somewhere.
    private static final int DEMANDED = 4;

    private long first;
    private int count;

    /// True if there is a frame, perhaps after a call to the kernel.
    boolean refill() {
        int wanted = count > 0 ? 0 : BATCH;
        while (wanted > 0 && count == 0) {
            long answer = Kernel.allocate(FrameTable.ANY, wanted);
            if (answer >= 0) {
                first = answer;
                count = wanted;
            }
            wanted /= 2;
        }
        return count > 0;
    }

    /// True if others were asked for frames.
    static boolean demand() {
        return Kernel.demand(DEMANDED) == 0;
    }

    long take() {
        if (count == 0) {
            return NONE;
        }
        count--;
        first++;
        return first - 1;
    }

    /// Gives up to `wanted` frames back to the kernel, and tells how many.
    int release(int wanted) {
        int released = Math.min(wanted, count);
        count -= released;
        if (released > 0) {
            Kernel.release(first + count, released);
        }
        return released;
    }

    /// `frame` is no longer the program's. If it was in here, those behind it go back.
    boolean lose(long frame) {
        if (frame < first || frame >= first + count) {
            return false;
        }
        int behind = (int) (first + count - frame) - 1;
        release(behind);
        count--;
        return true;
    }
}
