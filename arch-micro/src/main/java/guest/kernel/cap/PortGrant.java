package guest.kernel.cap;

/// A range of I/O ports that a domain may use directly from ring 3.
public final class PortGrant extends KernelObject {
    public final int first;
    public final int count;

    public PortGrant(int first, int count) {
        this.first = first;
        this.count = count;
    }
}
