package ringside.machine;

import ringside.machine.time.CostTable;

/// The configuration of one machine. With the image and the input log it determines every bit of a run.
///
/// @param cores       1 to 64
/// @param memoryMiB   RAM from physical address 0, 2 to 3072
/// @param commandLine passed to the kernel by the boot protocol
/// @param initrd      boot module, empty for none
public record MachineConfig(int cores, int memoryMiB, CpuModel cpu, CostTable costs, String commandLine, byte[] initrd) {
    private static final int MOST_CORES = 64;
    private static final int LEAST_MEMORY = 2;
    private static final int MOST_MEMORY = 3072;

    public MachineConfig {
        if (cores < 1 || cores > MOST_CORES) {
            throw new IllegalArgumentException("cores must be 1 to " + MOST_CORES + ", asked for " + cores);
        }
        if (memoryMiB < LEAST_MEMORY || memoryMiB > MOST_MEMORY) {
            throw new IllegalArgumentException("memory must be " + LEAST_MEMORY + " to " + MOST_MEMORY + " MiB, asked for " + memoryMiB);
        }
    }
}
