package guest.kernel.monitor;

import guest.kernel.call.KernelCall;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.server.ClientBuffer;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Whole files in the monitor's own memory. The memory is used again for the next file.
final class FileLoader {
    private static final long STAGING = 0x3_0000_0000L;
    private static final long LIMIT = 16L << 20;
    private static final int READ_ONLY = 0;
    private static final int OWN_CALLS = 0;

    private final FileService files;
    private final Construction kernel;
    private final ClientBuffer buffer = new ClientBuffer();
    private long mapped;
    private long size;

    FileLoader(FileService files, Construction kernel) {
        this.files = files;
        this.kernel = kernel;
    }

    /// Reads the file at `path`: 0 or a negated errno. Afterwards [#contents] holds it, until the next call.
    int load(byte[] path) {
        int handle = files.open(OWN_CALLS, READ_ONLY, buffer.give(path, 0, path.length));
        if (handle < 0) {
            return handle;
        }
        int result = readAll(handle);
        files.close(OWN_CALLS, handle);
        return result;
    }

    MemoryRegion contents() {
        return new MemoryRegion(STAGING, size);
    }

    /// A copy of the contents.
    byte[] bytes() {
        byte[] bytes = new byte[(int) size];
        contents().read(0, bytes, 0, bytes.length);
        return bytes;
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
        if (mapped == LIMIT || kernel.provide(Construction.SELF, STAGING + mapped, AddressMap.PAGE, KernelCall.WRITABLE) != 0) {
            return false;
        }
        mapped += AddressMap.PAGE;
        return true;
    }
}
