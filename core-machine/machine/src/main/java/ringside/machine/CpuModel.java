package ringside.machine;

/// What CPUID advertises.
public enum CpuModel {
    /// Like QEMU's `qemu64`.
    QEMU64,
    /// The lanes' processor: what the machine can do beyond `qemu64`.
    RINGSIDE
}
