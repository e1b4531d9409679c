package guest.kernel.boot;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Channel;
import guest.lang.Image;
import guest.platform.StartInfo;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// Who gets which memory behind the image, decided once, before a second core runs.
///
/// ```text
/// image | doorbell page, channels | (up to 2 MiB) core 0 … | core 1 …
/// ```
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "clears the memory that two cores share")
final class Shares {
    private static final long ALIGNMENT = AddressMap.WINDOW;
    /// Least memory a core can be of use with.
    private static final long LEAST = 4L << 20;

    private final StartInfo info;
    private final int cores;
    private final long channels = Image.word(ImageTable.IMAGE_END_PHYSICAL);
    private final long start = channels + channelBytes() + ALIGNMENT - 1 & -ALIGNMENT;
    private final long share;

    Shares(StartInfo info, int cores) {
        this.info = info;
        this.cores = cores;
        long end = Math.min(endOfRam(), AddressMap.DIRECT_MAP_BYTES);
        share = (end - start) / cores & -ALIGNMENT;
    }

    /// End of the range of RAM that holds the image, or 0.
    private long endOfRam() {
        for (int i = 0; i < info.ranges(); i++) {
            long from = info.rangeStart(i);
            if (info.isRam(i) && from <= channels && channels - from < info.rangeBytes(i)) {
                return from + info.rangeBytes(i);
            }
        }
        return 0;
    }

    boolean areEnough() {
        return share >= LEAST;
    }

    int cores() {
        return cores;
    }

    /// What every core is told.
    byte[] commandLine() {
        return info.commandLine();
    }

    /// Physical address of a core's memory.
    long start(int core) {
        return start + core * share;
    }

    long end(int core) {
        return start(core) + share;
    }

    /// Physical address of the doorbell page; the channels follow.
    long channels() {
        return channels;
    }

    static long channelBytes() {
        return AddressMap.PAGE + Doorbells.CHANNELS * (long) Channel.BYTES;
    }

    /// Only cores that share something need it empty.
    void clearChannels() {
        if (cores > 1) {
            Memory.fill(AddressMap.DIRECT_MAP + channels, 0, channelBytes());
        }
    }
}
