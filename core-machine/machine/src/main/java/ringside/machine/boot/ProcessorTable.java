package ringside.machine.boot;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.CpuId;
import ringside.machine.memory.PhysicalMemory;
import shared.map.AddressMap;

/// The MP table that tells a kernel which cores there are, as qboot leaves it on `-M microvm` but for the feature flags: its entry count is 0,
/// so readers go by its length. Source: Intel MultiProcessor Specification 1.4, chapter 4; qboot, `mptable.c`.
public final class ProcessorTable {
    private static final long POINTER = 0x9_FC00;
    private static final long TABLE = POINTER + 16;
    private static final int HEADER = 44;
    private static final int CONTROLLER_VERSION = 0x14;
    private static final int ENABLED = 1;
    private static final int BOOT = 2;
    private static final int ISA_LINES = 16;
    private static final int CASCADE = 2;
    private static final int ALL = 0xFF;
    private static final int EXTERNAL = 3;
    private static final int NON_MASKABLE = 1;

    private final PhysicalMemory memory;
    private long at = TABLE + HEADER;

    public ProcessorTable(PhysicalMemory memory) {
        this.memory = memory;
    }

    /// Writes the table for cores numbered from 0.
    ///
    /// @param like a core, whose identification all have
    public void write(int cores, Cpu like) {
        for (int i = 0; i < cores; i++) {
            bytes(0, i, CONTROLLER_VERSION, ENABLED | (i == 0 ? BOOT : 0));
            number(CpuId.SIGNATURE, 4);
            number(CpuId.features(like), 4);
            number(0, 8);
        }
        bytes(1, 0, 'I', 'S', 'A', ' ', ' ', ' ');
        int controller = cores + 1;
        bytes(2, controller, CONTROLLER_VERSION, ENABLED);
        number(AddressMap.IOAPIC, 4);
        for (int line = 0; line < ISA_LINES; line++) {
            if (line != CASCADE) {
                bytes(3, 0, 0, 0, 0, line, controller, line == 0 ? CASCADE : line);
            }
        }
        bytes(4, EXTERNAL, 0, 0, 0, 0, 0, 0);
        bytes(4, NON_MASKABLE, 0, 0, 0, 0, ALL, 1);
        header((int) (at - TABLE));
        pointer();
    }

    private void header(int length) {
        at = TABLE;
        text("PCMP");
        number(length, 2);
        bytes(4, 0);
        text("QBOOT   000000000000");
        number(0, 8);
        number(AddressMap.LAPIC, 4);
        number(0, 4);
        memory.write(TABLE + 7, 1, complement(TABLE, length));
    }

    private void pointer() {
        at = POINTER;
        text("_MP_");
        number(TABLE, 4);
        bytes(1, 4, 0, 0, 0, 0, 0, 0);
        memory.write(POINTER + 10, 1, complement(POINTER, 16));
    }

    /// What makes the sum of all bytes 0 in a byte.
    private int complement(long start, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (int) memory.read(start + i, 1);
        }
        return -sum & 0xFF;
    }

    private void text(String text) {
        for (char c : text.toCharArray()) {
            number(c, 1);
        }
    }

    private void bytes(int... values) {
        for (int value : values) {
            number(value, 1);
        }
    }

    private void number(long value, int width) {
        memory.write(at, width, value);
        at += width;
    }
}
