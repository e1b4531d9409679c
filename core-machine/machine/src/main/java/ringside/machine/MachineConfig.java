package ringside.machine;

import java.util.List;
import ringside.machine.time.CostTable;
import ringside.machine.virtio.VirtioBus;

/// The configuration of one machine. With the image and the input log it determines every bit of a run.
///
/// @param cores       1 to 64
/// @param memoryMiB   RAM from physical address 0, 2 to 3072
/// @param commandLine passed to the kernel by the boot protocol
/// @param initrd      boot module, empty for none
/// @param peripherals virtio devices, up to 8; the first takes the last place, as on QEMU
public record MachineConfig(int cores, int memoryMiB, CpuModel cpu, CostTable costs, String commandLine, byte[] initrd,
        List<Peripheral> peripherals) {
    private static final int MOST_CORES = 64;
    private static final int LEAST_MEMORY = 2;
    private static final int MOST_MEMORY = 3072;

    /// A machine without virtio devices.
    public MachineConfig(int cores, int memoryMiB, CpuModel cpu, CostTable costs, String commandLine, byte[] initrd) {
        this(cores, memoryMiB, cpu, costs, commandLine, initrd, List.of());
    }

    public MachineConfig {
        peripherals = List.copyOf(peripherals);
        if (peripherals.size() > VirtioBus.PLACES) {
            throw new IllegalArgumentException("there are places for " + VirtioBus.PLACES + " devices, asked for " + peripherals.size());
        }
        if (cores < 1 || cores > MOST_CORES) {
            throw new IllegalArgumentException("cores must be 1 to " + MOST_CORES + ", asked for " + cores);
        }
        if (memoryMiB < LEAST_MEMORY || memoryMiB > MOST_MEMORY) {
            throw new IllegalArgumentException("memory must be " + LEAST_MEMORY + " to " + MOST_MEMORY + " MiB, asked for " + memoryMiB);
        }
    }

    /// The same machine with these virtio devices.
    public MachineConfig with(Peripheral... devices) {
        return new MachineConfig(cores, memoryMiB, cpu, costs, commandLine, initrd, List.of(devices));
    }

    /// What the kernel is told: the command line, and where the devices are.
    String kernelCommandLine() {
        return commandLine + VirtioBus.commandLine(peripherals.size());
    }
}
