package guest.kernel.cap;

/// The right to take kernel objects: endpoints, domains, interrupts, port ranges. There is one, and the first domain has it; so nobody
/// else can use the kernel's objects up, and the kernel itself decides about no device but its timer and the interrupt controllers.
public final class Authority extends KernelObject {}
