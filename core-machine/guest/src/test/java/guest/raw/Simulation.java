package guest.raw;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import shared.map.AddressMap;

/// The memory behind the JVM twins of this package: ranges of addresses backed by arrays, and nothing else.
///
/// An access outside is a [Fault], except in [Memory#copyUser], which reports it as the processor's fix-up does.
public final class Simulation {
    /// What a page fault is here.
    public static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(long address) {
            super("no memory at 0x" + Long.toHexString(address));
        }
    }

    record Range(long start, byte[] bytes, boolean writable) {
        boolean holds(long address) {
            return address - start >= 0 && address - start < bytes.length;
        }
    }

    private static final long ARRAYS = 0xFFFF_FFFF_9000_0000L;
    private static final long ARRAY_STEP = 0x10_0000L;

    private static final List<Range> RANGES = new ArrayList<>();
    private static final Map<byte[], Long> ARRAY_ADDRESSES = new IdentityHashMap<>();

    private Simulation() {}

    /// Starts over, with `physicalBytes` of physical memory behind the direct map.
    public static void reset(int physicalBytes) {
        RANGES.clear();
        ARRAY_ADDRESSES.clear();
        add(AddressMap.DIRECT_MAP, new byte[physicalBytes]);
    }

    public static void add(long start, byte[] bytes) {
        RANGES.add(new Range(start, bytes, true));
    }

    public static void addReadOnly(long start, byte[] bytes) {
        RANGES.add(new Range(start, bytes, false));
    }

    static long addressOf(byte[] array) {
        return ARRAY_ADDRESSES.computeIfAbsent(array, fresh -> {
            long address = ARRAYS + ARRAY_ADDRESSES.size() * ARRAY_STEP;
            add(address, fresh);
            return address;
        });
    }

    static int load(long address) {
        Range range = find(address);
        return range.bytes[(int) (address - range.start)] & 0xFF;
    }

    static void store(long address, int value) {
        Range range = find(address);
        if (!range.writable) {
            throw new Fault(address);
        }
        range.bytes[(int) (address - range.start)] = (byte) value;
    }

    private static Range find(long address) {
        return RANGES.stream().filter(range -> range.holds(address)).findFirst().orElseThrow(() -> new Fault(address));
    }
}
