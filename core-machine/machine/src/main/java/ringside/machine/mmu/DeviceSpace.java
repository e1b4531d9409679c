package ringside.machine.mmu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import ringside.machine.memory.DeviceMemory;

/// Which devices answer at which physical pages.
public final class DeviceSpace {
    private record Place(LongSupplier base, DeviceMemory device) {}

    private final List<Place> places = new ArrayList<>();

    /// Adds a device whose page may move; a base of -1 hides it.
    public void add(LongSupplier base, DeviceMemory device) {
        places.add(new Place(base, device));
    }

    /// The device at a physical address, or null.
    DeviceMemory at(long physical) {
        for (var place : places) {
            if (place.base.getAsLong() >>> 12 == physical >>> 12) {
                return place.device;
            }
        }
        return null;
    }
}
