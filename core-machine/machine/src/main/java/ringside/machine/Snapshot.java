package ringside.machine;

import java.util.List;
import ringside.machine.memory.PhysicalMemory;

/// The whole state of a machine between two instructions. Never changes; any number of machines, on any threads, may start from it.
///
/// Frames of memory are shared with the machine it was taken of until one of them stores there.
public final class Snapshot {
    private final MachineConfig config;
    private final long instructions;
    private final long[] words;
    private final List<byte[][]> stores;
    private final byte[][] frames;

    /// @param words  cores, devices and clocks, in the order of [Machine]
    /// @param stores contents of disks, in the same order
    /// @param frames contents of memory, null for a frame never touched
    Snapshot(MachineConfig config, long instructions, long[] words, List<byte[][]> stores, byte[][] frames) {
        this.config = new MachineConfig(config.cores(), config.memoryMiB(), config.cpu(), config.costs(), config.commandLine(), new byte[0],
                config.peripherals());
        this.instructions = instructions;
        this.words = words;
        this.stores = stores;
        this.frames = frames;
    }

    /// That of the machine it was taken of; a boot module is in memory and no longer part of it.
    public MachineConfig config() {
        return config;
    }

    /// Instructions all cores together had retired.
    public long instructions() {
        return instructions;
    }

    long[] words() {
        return words;
    }

    List<byte[][]> stores() {
        return stores;
    }

    byte[][] frames() {
        return frames;
    }

    /// Bytes this snapshot keeps alive that another does not: what a budget counts.
    ///
    /// @param other null for none
    public long bytesBeyond(Snapshot other) {
        long own = (long) words.length * Long.BYTES;
        own += beyond(frames, other == null ? null : other.frames);
        for (int i = 0; i < stores.size(); i++) {
            own += beyond(stores.get(i), other == null ? null : other.stores.get(i));
        }
        return own;
    }

    /// Frames of memory and blocks of disks have one size.
    private static long beyond(byte[][] frames, byte[][] others) {
        long own = 0;
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && (others == null || frames[i] != others[i])) {
                own += PhysicalMemory.FRAME;
            }
        }
        return own;
    }
}
