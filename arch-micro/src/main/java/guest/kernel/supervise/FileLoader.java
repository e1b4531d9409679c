package guest.kernel.supervise;

import guest.kernel.boot.BootInformation;
import guest.kernel.cap.Capability;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.server.ClientBuffer;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Whole files in the supervisor's own memory. The memory is used again for the next file.
public final class FileLoader {
    private static final long STAGING = 0x2_0000_0000L;
    private static final long LIMIT = 16L << 20;
    private static final int READ_ONLY = 0;
    private static final int OWN_CALLS = 0;

    private final FileService files;
    private final Construction kernel;
    private final FrameSupply frames;
    private final ClientBuffer buffer = new ClientBuffer();
    private final MemoryPiece piece = new MemoryPiece();
    private long mapped;
    private long size;

    public FileLoader(FileService files, Construction kernel, FrameSupply frames) {
        this.files = files;
        this.kernel = kernel;
        this.frames = frames;
    }

    /// Reads the file at `path`: 0 or a negated errno. Afterwards [#contents] holds it, until the next call.
    public int load(byte[] path) {
        int handle = files.open(OWN_CALLS, READ_ONLY, buffer.give(path, 0, path.length));
        if (handle < 0) {
            return handle;
        }
        int result = readAll(handle);
        files.close(OWN_CALLS, handle);
        return result;
    }

    public MemoryRegion contents() {
        return new MemoryRegion(STAGING, size);
    }

    private int readAll(int handle) {
        size = 0;
        while (true) {
            if (size == mapped && !grow()) {
                return -Errno.ENOMEM;
            }
            int count = files.read(OWN_CALLS, handle, buffer.take(STAGING + size, (int) (mapped - size)));
            if (count <= 0) {
                return count;
            }
            size += count;
        }
    }

    private boolean grow() {
        long offset = mapped < LIMIT ? frames.take(AddressMap.PAGE, FrameSupply.OWN) : FrameSupply.NONE;
        if (offset == FrameSupply.NONE) {
            return false;
        }
        piece.set(BootInformation.FRAMES, offset, AddressMap.PAGE);
        int failure = kernel.map(BootInformation.SELF, STAGING + mapped, piece, Capability.READ | Capability.WRITE);
        mapped += AddressMap.PAGE;
        return failure == 0;
    }
}
