package guest.kernel.mm;

import guest.platform.MemoryRegion;

/// Where executables come from. In a monolithic kernel a file's bytes are within reach, so nothing is read or copied here.
public interface ProgramSource {
    /// The bytes of the file with this path, or null.
    MemoryRegion contents(byte[] path);
}
