package guest.kernel.cap;

/// The capabilities of one domain. What is not in here does not exist for the domain.
public final class CapabilityTable {
    public static final int SLOTS = 64;

    private final Capability[] slots = new Capability[SLOTS];
    /// Answers for every number that is no slot. Never filled.
    private final Capability none = new Capability();

    public CapabilityTable() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Capability();
        }
    }

    /// The capability named by a number from ring 3; an empty one where there is none.
    public Capability find(long slot) {
        return Long.compareUnsigned(slot, SLOTS) < 0 ? slots[(int) slot] : none;
    }

    /// Whether the kernel may fill the slot: it exists and is empty.
    public boolean isVacant(long slot) {
        return Long.compareUnsigned(slot, SLOTS) < 0 && slots[(int) slot].object == null;
    }

    public void clear() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i].clear();
        }
    }

    /// Empties every slot that names `object`.
    public void revoke(KernelObject object) {
        for (int i = 0; i < SLOTS; i++) {
            if (slots[i].object == object) {
                slots[i].clear();
            }
        }
    }
}
