package guest.kernel.supervise;

import guest.kernel.boot.BootInformation;
import guest.kernel.cap.Capability;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// Memory on its way to a domain: cleared and filled through a window of the supervisor, then handed over.
@RawAllowed(category = Category.USER_MEMORY, reason = "clears memory that nobody has yet")
public final class FreshMemory {
    /// Where the memory lies in the meantime.
    static final long WINDOW = 0x3_0000_0000L;

    private final Construction kernel;
    private final FrameSupply frames;
    private final MemoryPiece piece = new MemoryPiece();

    public FreshMemory(Construction kernel, FrameSupply frames) {
        this.kernel = kernel;
        this.frames = frames;
    }

    /// Puts `bytes` (page multiple) of cleared memory of `process` into the window: 0 or a negated errno.
    public int open(long bytes, int process) {
        long offset = frames.take(bytes, process);
        if (offset == FrameSupply.NONE) {
            return -Errno.ENOMEM;
        }
        piece.set(BootInformation.FRAMES, offset, bytes);
        int failure = kernel.map(BootInformation.SELF, WINDOW, piece, Capability.READ | Capability.WRITE);
        if (failure == 0) {
            Memory.fill(WINDOW, 0, bytes);
        }
        return failure;
    }

    /// Hands what is in the window to the domain in slot `domain`, at `virtual`, and closes the window.
    public int hand(int domain, long virtual, int rights) {
        int failure = kernel.map(domain, virtual, piece, rights);
        kernel.unmap(BootInformation.SELF, WINDOW, piece.bytes());
        return failure;
    }
}
