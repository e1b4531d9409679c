package guest.kernel.cap;

/// A range of I/O ports that a domain may use directly from ring 3.
public final class PortGrant extends KernelObject {
    public int first;
    /// 0 while the object is free.
    public int count;
}
