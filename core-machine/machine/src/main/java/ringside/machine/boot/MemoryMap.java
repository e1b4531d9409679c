package ringside.machine.boot;

import java.util.List;

/// What a kernel is told of physical memory: the ranges of QEMU's `microvm` with its firmware.
final class MemoryMap {
    static final long HIGH_RAM = 0x10_0000;
    private static final int RAM = 1;
    private static final int RESERVED = 2;
    /// Memory the firmware keeps for itself (ACPI 6.4 §15, AddressRangeNVS).
    private static final int FIRMWARE = 4;

    private MemoryMap() {}

    record Range(long start, long length, int type) {}

    /// @param size bytes of RAM
    static List<Range> of(long size) {
        return List.of(new Range(0, 0x9_FC00, RAM), new Range(0x9_FC00, 0x400, RESERVED), new Range(0xD_0000, 0x2_0000, FIRMWARE),
                new Range(0xF_0000, 0x1_0000, RESERVED), new Range(HIGH_RAM, size - HIGH_RAM, RAM));
    }
}
