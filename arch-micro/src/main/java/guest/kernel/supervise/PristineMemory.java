package guest.kernel.supervise;

import guest.kernel.boot.BootInformation;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// What the services may write, as it was before they ran. A service that failed gets all of it back, so nothing that its failure
/// damaged is left; only what the supervisor granted it beside the image outlives it.
@RawAllowed(category = Category.USER_MEMORY, reason = "copies the memory of a service that does not run")
public final class PristineMemory {
    private static final long WINDOW = 0x4_0000_0000L;

    private final BootPage image;
    /// Null for a segment of zeros and for one that is left alone.
    private final byte[][] copies;

    public PristineMemory(BootPage image) {
        this.image = image;
        copies = new byte[image.segments()][];
    }

    /// Keeps a copy of everything. No service may have run. [Construction#failure] tells whether all went well.
    public void take(Construction kernel) {
        for (int i = 0; i < copies.length; i++) {
            if (!image.isZeros(i) && !image.isKept(i) && open(kernel, i)) {
                copies[i] = new byte[(int) image.segmentBytes(i)];
                Memory.copy(Memory.addressOfElements(copies[i]), WINDOW, copies[i].length);
                close(kernel, i);
            }
        }
    }

    /// Gives domain number `index` of the image its first memory back; no thread of it may run. 0 or a negated errno.
    int restore(Construction kernel, int index) {
        for (int i = 0; i < copies.length; i++) {
            if (image.segmentDomain(i) == index && !image.isKept(i)) {
                if (!open(kernel, i)) {
                    return kernel.failure();
                }
                if (copies[i] == null) {
                    Memory.fill(WINDOW, 0, image.segmentBytes(i));
                } else {
                    Memory.copy(WINDOW, Memory.addressOfElements(copies[i]), copies[i].length);
                }
                close(kernel, i);
            }
        }
        return 0;
    }

    private boolean open(Construction kernel, int segment) {
        return kernel.borrow(image.slot(image.segmentDomain(segment)), image.segmentStart(segment), image.segmentBytes(segment), WINDOW) == 0;
    }

    private void close(Construction kernel, int segment) {
        kernel.unmap(BootInformation.SELF, WINDOW, image.segmentBytes(segment));
    }
}
