package guest.kernel.libos;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.platform.MemoryRegion;
import shared.map.AddressMap;

/// Frames for the files that the program makes. They are its own and end with it: no other environment is asked or told.
public final class FileFrames {
    private static final long ADDRESS = 0x2_0000_0000L;
    private static final int COUNT = 32;

    /// Binds and maps the frames. Empty if there are not enough.
    public MemoryRegion bind() {
        long first = Kernel.allocate(FrameTable.ANY, COUNT);
        boolean bound = first >= 0 && Kernel.map(KernelCall.SELF, ADDRESS, first, COUNT, Right.READ | Right.WRITE) == 0;
        return bound ? new MemoryRegion(ADDRESS, (long) COUNT * AddressMap.PAGE) : MemoryRegion.NOWHERE;
    }
}
