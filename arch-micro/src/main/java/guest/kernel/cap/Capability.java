package guest.kernel.cap;

/// One slot of a [CapabilityTable]: which object, which rights, and who the holder is to the object.
///
/// A slot is filled by the kernel alone; ring 3 names it by its number and cannot forge one.
public final class Capability {
    /// Rights on an endpoint.
    public static final int SEND = 1;
    public static final int RECEIVE = 2;
    /// Rights on a domain.
    public static final int START = 4;
    public static final int CONSTRUCT = 8;
    /// Rights on frames.
    public static final int READ = 16;
    public static final int WRITE = 32;
    public static final int EXECUTE = 64;
    public static final int ALL = 127;

    /// Null while the slot is empty.
    public KernelObject object;
    public int rights;
    /// What a receiver learns of a sender: the number its supervisor gave it. 0 for capabilities that are not sent through.
    public int badge;

    public boolean permits(int right) {
        return (rights & right) != 0;
    }

    public void fill(KernelObject target, int givenRights, int givenBadge) {
        object = target;
        rights = givenRights;
        badge = givenBadge;
    }

    public void clear() {
        fill(null, 0, 0);
    }
}
