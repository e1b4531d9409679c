package ringside.machine;

import java.util.List;

/// Which physical addresses a device may reach, as an IOMMU would say it.
public sealed interface MemoryFilter {
    /// No filter: the device reaches all RAM, as on a PC without an IOMMU.
    record Off() implements MemoryFilter {
        @Override
        public boolean allows(long physical, long length) {
            return true;
        }
    }

    /// Only accesses that lie wholly inside one of the ranges.
    record Only(List<Range> ranges) implements MemoryFilter {
        public Only {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean allows(long physical, long length) {
            return ranges.stream().anyMatch(range -> range.contains(physical, length));
        }
    }

    /// Bytes `start` to `end - 1`.
    record Range(long start, long end) {
        private boolean contains(long physical, long length) {
            return physical >= start && length <= end - physical;
        }
    }

    boolean allows(long physical, long length);
}
