package guest.process;

import guest.port.Region;

/// Where executables come from.
public interface ProgramSource {
    /// The bytes of the file with this path, or null.
    Region contents(byte[] path);
}
