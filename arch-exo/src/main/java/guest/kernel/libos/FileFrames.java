package guest.kernel.libos;

import guest.platform.MemoryRegion;
import shared.map.AddressMap;

/// Room for the files that the program makes. Its frames come when they are touched; they are the program's own and end with it: no
/// other environment is asked or told.
public final class FileFrames {
    private static final long ADDRESS = 0x2_0000_0000L;
    private static final long BYTES = 32 * AddressMap.PAGE;

    private FileFrames() {}

    public static MemoryRegion region() {
        return new MemoryRegion(ADDRESS, BYTES);
    }

    static boolean holds(long address) {
        return address >= ADDRESS && address < ADDRESS + BYTES;
    }
}
