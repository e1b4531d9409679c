package ringside.machine.boot;

import java.nio.charset.StandardCharsets;
import ringside.machine.memory.PhysicalMemory;

/// What a multiboot kernel is told. Source: Multiboot Specification 0.6.96, §3.3.
final class MultibootInformation {
    static final long MAGIC = 0x2BAD_B002L;
    /// First word of the command line.
    static final String KERNEL_NAME = "kernel";
    private static final long INFORMATION = BootLoader.INFORMATION;
    private static final long MEMORY_MAP = INFORMATION + 0x80;
    private static final int MEMORY_MAP_ENTRY = 20;
    private static final long MODULES = INFORMATION + 0x1000;
    private static final long NAMES = MODULES + 0x100;
    private static final int MEMORY = 1;
    private static final int COMMAND_LINE = 1 << 2;
    private static final int HAS_MODULES = 1 << 3;
    private static final int HAS_MAP = 1 << 6;
    private static final int LOADER_NAME = 1 << 9;
    private static final int LOW_KIB = 639;

    private final PhysicalMemory memory;

    MultibootInformation(PhysicalMemory memory) {
        this.memory = memory;
    }

    void write(BootLoader.Module module) {
        boolean hasModule = module.length() > 0;
        long mapEnd = writeMap();
        number(0, MEMORY | COMMAND_LINE | HAS_MAP | LOADER_NAME | (hasModule ? HAS_MODULES : 0));
        number(4, LOW_KIB);
        number(8, memory.size() - MemoryMap.HIGH_RAM >> 10);
        number(16, BootLoader.COMMAND_LINE);
        number(20, hasModule ? 1 : 0);
        number(24, hasModule ? MODULES : 0);
        number(44, mapEnd - MEMORY_MAP);
        number(48, MEMORY_MAP);
        number(64, text(NAMES, "ringside"));
        if (hasModule) {
            memory.write(MODULES, 4, module.physical());
            memory.write(MODULES + 4, 4, module.physical() + module.length());
            memory.write(MODULES + 8, 4, text(NAMES + 0x40, "module"));
            memory.write(MODULES + 12, 4, 0);
        }
    }

    private void number(int offset, long value) {
        memory.write(INFORMATION + offset, 4, value);
    }

    private long text(long at, String text) {
        var bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        memory.load(at, bytes, 0, bytes.length);
        return at;
    }

    private long writeMap() {
        long at = MEMORY_MAP;
        for (var range : MemoryMap.of(memory.size())) {
            memory.write(at, 4, MEMORY_MAP_ENTRY);
            memory.write(at + 4, 8, range.start());
            memory.write(at + 12, 8, range.length());
            memory.write(at + 20, 4, range.type());
            at += MEMORY_MAP_ENTRY + Integer.BYTES;
        }
        return at;
    }
}
