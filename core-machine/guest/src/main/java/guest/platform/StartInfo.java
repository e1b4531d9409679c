package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// What the boot loader hands over, by PVH or multiboot: the memory map and the command line. A copy, as a loader may leave them in memory
/// that the map calls free.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads what the boot loader left in physical memory")
public final class StartInfo {
    /// By which a PVH start info is known.
    public static final int MAGIC = 0x336E_C578;
    /// Type of a memory range that is ordinary RAM.
    public static final int RAM = 1;

    private static final int COMMAND_LINE_LIMIT = 2048;
    /// More than a PC's memory has.
    private static final int MOST_RANGES = 128;

    private final boolean valid;
    private final long[] starts;
    private final long[] bytes;
    private final boolean[] ram;
    private final byte[] commandLine;

    /// `physical` is the address in the argument of the `BOOT` entry.
    @Trusting("the boot loader's record lies there")
    public StartInfo(long physical) {
        BootRecord record = Memory.load32(AddressMap.DIRECT_MAP + physical) == MAGIC ? new PvhRecord(physical) : new MultibootRecord(physical);
        valid = record.isValid();
        int ranges = valid ? Math.min(record.ranges(), MOST_RANGES) : 0;
        starts = new long[ranges];
        bytes = new long[ranges];
        ram = new boolean[ranges];
        for (int i = 0; i < ranges; i++) {
            starts[i] = record.rangeStart(i);
            bytes[i] = record.rangeBytes(i);
            ram[i] = record.isRam(i);
        }
        commandLine = text(valid ? record.commandLine() : 0);
    }

    private static byte[] text(long address) {
        int length = 0;
        while (address != 0 && length < COMMAND_LINE_LIMIT && Memory.load8(address + length) != 0) {
            length++;
        }
        byte[] line = new byte[length];
        for (int i = 0; i < length; i++) {
            line[i] = (byte) Memory.load8(address + i);
        }
        return line;
    }

    public boolean isValid() {
        return valid;
    }

    public int ranges() {
        return starts.length;
    }

    /// First physical address of range `index`.
    public long rangeStart(int index) {
        return starts[index];
    }

    public long rangeBytes(int index) {
        return bytes[index];
    }

    public boolean isRam(int index) {
        return ram[index];
    }

    /// The command line without its NUL, cut at 2 KiB; empty if there is none.
    public byte[] commandLine() {
        return commandLine;
    }
}
