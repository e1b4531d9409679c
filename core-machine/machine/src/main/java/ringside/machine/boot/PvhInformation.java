package ringside.machine.boot;

import ringside.machine.memory.PhysicalMemory;

/// The start info of PVH. Source: Xen, `docs/misc/pvh.pandoc` and `public/arch-x86/hvm/start_info.h`.
final class PvhInformation {
    private static final long START_INFO = BootLoader.INFORMATION;
    private static final long MEMORY_MAP = START_INFO + 56;
    private static final int MEMORY_MAP_ENTRY = 24;
    private static final long MODULES = START_INFO + 0x1000;
    private static final int MAGIC = 0x336E_C578;

    private final PhysicalMemory memory;

    PvhInformation(PhysicalMemory memory) {
        this.memory = memory;
    }

    void write(BootLoader.Module module) {
        boolean hasModule = module.length() > 0;
        var map = MemoryMap.of(memory.size());
        memory.write(START_INFO, 4, MAGIC);
        memory.write(START_INFO + 4, 4, 1);
        memory.write(START_INFO + 8, 4, 0);
        memory.write(START_INFO + 12, 4, hasModule ? 1 : 0);
        memory.write(START_INFO + 16, 8, hasModule ? MODULES : 0);
        memory.write(START_INFO + 24, 8, BootLoader.COMMAND_LINE);
        memory.write(START_INFO + 32, 8, 0);
        memory.write(START_INFO + 40, 8, MEMORY_MAP);
        memory.write(START_INFO + 48, 4, map.size());
        memory.write(START_INFO + 52, 4, 0);
        long at = MEMORY_MAP;
        for (var range : map) {
            memory.write(at, 8, range.start());
            memory.write(at + 8, 8, range.length());
            memory.write(at + 16, 8, range.type());
            at += MEMORY_MAP_ENTRY;
        }
        if (hasModule) {
            memory.write(MODULES, 8, module.physical());
            memory.write(MODULES + 8, 8, module.length());
            memory.write(MODULES + 16, 8, 0);
            memory.write(MODULES + 24, 8, 0);
        }
    }
}
