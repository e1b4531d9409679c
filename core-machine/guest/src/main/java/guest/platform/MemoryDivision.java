package guest.platform;import guest.lang.Image;

import shared.layout.ImageTable;
import shared.map.AddressMap;

/// How a kernel that does not manage memory divides what is behind its image: a fixed part for itself, all the rest for ring 3.
///
/// ```text
/// image | kernel stacks | frames for page tables | frames of ring 3 …
/// ```
public final class MemoryDivision {
    private static final long KERNEL_BYTES = 4L << 20;
    private static final int STACK_BYTES = 8192;

    private final StartInfo startInfo;
    private final long start = Image.word(ImageTable.IMAGE_END_PHYSICAL);
    private final long end;

    public MemoryDivision(StartInfo startInfo) {
        this.startInfo = startInfo;
        end = Math.min(endOfRam(), AddressMap.DIRECT_MAP_BYTES) & -AddressMap.PAGE;
    }

    /// End of the range of RAM that holds the image, or 0.
    private long endOfRam() {
        for (int i = 0; i < startInfo.ranges(); i++) {
            long from = startInfo.rangeStart(i);
            long bytes = startInfo.rangeBytes(i);
            if (startInfo.isRam(i) && from <= start && start - from < bytes) {
                return from + bytes;
            }
        }
        return 0;
    }

    /// Whether there is more than the kernel needs.
    public boolean isEnough() {
        return end - start > KERNEL_BYTES;
    }

    public int stackBytes() {
        return STACK_BYTES;
    }

    /// Virtual address of kernel stack number `index`.
    public long stack(int index) {
        return AddressMap.DIRECT_MAP + start + (long) index * STACK_BYTES;
    }

    /// The kernel's frames, behind `stacks` kernel stacks.
    public FrameAllocator frames(int stacks) {
        return new FrameAllocator(startInfo, start + (long) stacks * STACK_BYTES, start + KERNEL_BYTES);
    }

    /// Physical address and length of the memory for ring 3.
    public long userStart() {
        return start + KERNEL_BYTES;
    }

    public long userBytes() {
        return end - userStart();
    }
}
