package guest.kernel.cap;

import guest.kernel.ipc.Endpoint;
import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A protection domain: an address space and the capabilities of the threads in it.
///
/// The kernel knows no processes, programs or services; a supervisor makes those out of domains.
@RawAllowed(category = Category.USER_MEMORY, reason = "copies a domain's name from the supervisor that makes it")
public final class Domain extends KernelObject {
    public static final int NAME_BYTES = 32;
    private static final int PORT_GRANTS = 4;

    public final CapabilityTable capabilities = new CapabilityTable();
    /// Latin-1, for kernel logs and for observers.
    public final byte[] name = new byte[NAME_BYTES];
    public int nameLength;
    public final AddressSpace space;
    /// What observers call the domain.
    public int number;
    /// Where the failure of the domain is announced, with [#badge] as the sender. Null: nowhere, and the kernel stops instead.
    public Endpoint faults;
    public int badge;
    /// An observer has been told of the domain's program; see [guest.kernel.mm.Probes#addressSpace].
    public boolean announced;
    /// I/O ports that are open while the domain's threads run: the first [#portCount] elements.
    public final PortGrant[] ports = new PortGrant[PORT_GRANTS];
    public int portCount;
    private boolean used;

    /// A free domain with an empty address space.
    public Domain(AddressSpace space) {
        this.space = space;
    }

    public boolean isFree() {
        return !used;
    }

    /// Takes a free domain into use.
    public void occupy() {
        announced = false;
        used = true;
    }

    /// Takes the name of at most [#NAME_BYTES] bytes at `address`, cutting a longer one; false if it cannot be read.
    public boolean rename(long address, long length) {
        nameLength = (int) Math.max(0, Math.min(length, NAME_BYTES));
        return Memory.copyUser(Memory.addressOfElements(name), address, nameLength) == 0;
    }

    /// Gives up everything the domain had. No thread may be left in it.
    public void vacate() {
        capabilities.clear();
        space.clear();
        faults = null;
        portCount = 0;
        used = false;
    }

    /// False if the domain has as many port ranges as it can have.
    public boolean addPorts(PortGrant grant) {
        if (portCount == PORT_GRANTS) {
            return false;
        }
        ports[portCount] = grant;
        portCount++;
        return true;
    }
}
