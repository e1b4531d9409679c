package guest.kernel.cap;

/// The right to make objects for devices: interrupts and port ranges. The kernel hands it to the first domain it starts and knows
/// no device but its timer and the interrupt controllers.
public final class DeviceAuthority extends KernelObject {}
