package ringside.machine;

import ringside.machine.memory.PhysicalMemory;

/// The whole state of a machine between two instructions. Never changes; any number of machines, on any threads, may start from it.
///
/// Frames of memory are shared with the machine it was taken of until one of them stores there.
public final class Snapshot {
    private final MachineConfig config;
    private final long instructions;
    private final long[] words;
    private final byte[][] frames;

    /// @param words  cores, devices and clocks, in the order of [Machine]
    /// @param frames contents of memory, null for a frame never touched
    Snapshot(MachineConfig config, long instructions, long[] words, byte[][] frames) {
        this.config = new MachineConfig(config.cores(), config.memoryMiB(), config.cpu(), config.costs(), config.commandLine(), new byte[0]);
        this.instructions = instructions;
        this.words = words;
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

    byte[][] frames() {
        return frames;
    }

    /// Bytes this snapshot keeps alive that another does not: what a budget counts.
    ///
    /// @param other null for none
    public long bytesBeyond(Snapshot other) {
        long own = (long) words.length * Long.BYTES;
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && (other == null || frames[i] != other.frames[i])) {
                own += PhysicalMemory.FRAME;
            }
        }
        return own;
    }
}
