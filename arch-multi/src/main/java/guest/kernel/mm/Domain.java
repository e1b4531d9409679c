package guest.kernel.mm;

import guest.kernel.cpudriver.Endpoint;
import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// A protection domain of this core: page tables, whom its dispatchers may call, which channels and devices they may use.
///
/// No other core knows of it. What it may do was decided when it was made; there is nothing to be handed on.
@RawAllowed(category = Category.USER_MEMORY, reason = "copies a domain's name from the monitor that makes it")
public final class Domain {
    public static final int NAME_BYTES = 32;
    /// How many endpoints a domain may call.
    public static final int SLOTS = 8;
    private static final int PORT_RANGES = 2;

    /// Latin-1, for logs and for observers.
    public final byte[] name = new byte[NAME_BYTES];
    public int nameLength;
    public final AddressSpace space;
    /// Where its dispatchers receive calls; null if they serve nobody.
    public Endpoint endpoint;
    /// What a receiver learns of a caller from here.
    public int badge;
    /// Where the failure of the domain is announced; null: nowhere.
    public Endpoint failures;
    /// The core is of no use without it, and may be told what to do by it.
    public boolean isMonitor;
    /// Stopped by an exception of its own.
    public boolean isFailed;
    /// Whether its dispatchers may start further ones.
    public boolean isService;
    /// Set of channels ([guest.kernel.cpudriver.Doorbells]) by whose doorbells it rings and is rung.
    public int channels;
    /// Interrupt line of its device, negative if it has none.
    public int line = -1;
    /// I/O ports that are open while its dispatchers run: the first [#portRanges] elements.
    public final int[] firstPort = new int[PORT_RANGES];
    public final int[] portCount = new int[PORT_RANGES];
    public int portRanges;
    private final Endpoint[] callable = new Endpoint[SLOTS];
    private boolean used;

    /// A free domain with an empty address space.
    public Domain(AddressSpace space) {
        this.space = space;
    }

    public boolean isFree() {
        return !used;
    }

    /// Takes the free domain into use.
    public void occupy() {
        used = true;
    }

    /// Takes the name of at most [#NAME_BYTES] bytes at `address`, cutting a longer one; false if it cannot be read.
    public boolean rename(long address, long length) {
        nameLength = (int) Math.max(0, Math.min(length, NAME_BYTES));
        return Memory.copyUser(Memory.addressOfElements(name), address, nameLength) == 0;
    }

    /// Lets the domain call `target` by the number `slot`; null takes the permission away.
    public void permit(int slot, Endpoint target) {
        callable[slot] = target;
    }

    /// The endpoint behind a number from ring 3, or null.
    public Endpoint target(long slot) {
        return Long.compareUnsigned(slot, SLOTS) < 0 ? callable[(int) slot] : null;
    }

    public void addPorts(int first, int count) {
        firstPort[portRanges] = first;
        portCount[portRanges] = count;
        portRanges++;
    }

    /// Gives up everything a program had. No dispatcher may be left in it.
    public void vacate() {
        for (int i = 0; i < SLOTS; i++) {
            callable[i] = null;
        }
        space.clear();
        failures = null;
        channels = 0;
        isFailed = false;
        used = false;
    }
}
