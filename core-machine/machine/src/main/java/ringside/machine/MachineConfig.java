package ringside.machine;

import ringside.machine.time.CostTable;

/// The configuration of one machine. With the image and the input log it determines every bit of a run.
///
/// @param cores       1 to 64 (this version: 1)
/// @param memoryMiB   RAM from physical address 0
/// @param commandLine passed to the kernel by the boot protocol
/// @param initrd      boot module, empty for none
public record MachineConfig(int cores, int memoryMiB, CpuModel cpu, CostTable costs, String commandLine, byte[] initrd) {}
