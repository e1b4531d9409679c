package guest.kernel.supervise;

import shared.map.AddressMap;

/// Which process has which frames of the supervisor's memory. First fit, in runs of neighbouring frames.
public final class FrameSupply {
    /// The answer when there is no such run.
    public static final long NONE = -1;
    /// The owner of frames that the supervisor uses itself.
    public static final int OWN = -1;

    private static final byte FREE = 0;
    /// More frames than this are left alone: 256 MiB.
    private static final int MOST_FRAMES = 65536;

    private final byte[] owner;

    /// Gives out the first of `bytes` bytes.
    public FrameSupply(long bytes) {
        owner = new byte[(int) Math.min(bytes / AddressMap.PAGE, MOST_FRAMES)];
    }

    /// Offset of `bytes` (page multiple) of neighbouring memory, `process` (1 to 127, or [#OWN]) being the owner; or [#NONE].
    public long take(long bytes, int process) {
        int wanted = (int) (bytes / AddressMap.PAGE);
        int run = 0;
        for (int i = 0; i < owner.length; i++) {
            run = owner[i] == FREE ? run + 1 : 0;
            if (run == wanted) {
                int first = i + 1 - wanted;
                for (int k = first; k <= i; k++) {
                    owner[k] = (byte) process;
                }
                return (long) first * AddressMap.PAGE;
            }
        }
        return NONE;
    }

    /// Frees everything `process` owns.
    public void release(int process) {
        for (int i = 0; i < owner.length; i++) {
            if (owner[i] == process) {
                owner[i] = FREE;
            }
        }
    }
}
