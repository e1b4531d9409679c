package guest.platform;

import guest.raw.Control;
import guest.raw.RawAllowed;

/// Which address space the core uses. Where the processor has tags, each slot's translations survive while others are loaded.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "loads CR3")
final class LoadedSpace {
    /// Tag of the kernel's own address space, and of every space where there are no tags left.
    private static final int KERNEL = 0;
    /// Bit of a value for CR3 that keeps the translations of its tag (Intel SDM vol. 3A §4.10.4.1).
    private static final long KEEP = 1L << 63;

    private final long kernelRoot;
    private final int tags;
    private long loaded;

    /// The core runs on the tables at `kernelRoot`, with tag 0; `tags` as [ContextTags#enable] says.
    LoadedSpace(long kernelRoot, int tags) {
        this.kernelRoot = kernelRoot;
        this.tags = tags;
        loaded = kernelRoot;
    }

    /// Loads the kernel's own tables if they are not loaded.
    void loadKernel() {
        if (loaded != kernelRoot) {
            set(kernelRoot, KERNEL);
        }
    }

    /// Loads `space`, which belongs to `slot` (from 1), if it is not loaded. At its first time the tag forgets who had it before.
    void load(int slot, ProgramSpace space) {
        int tag = slot < tags ? slot : KERNEL;
        long value = space.root() | tag;
        if (value != loaded) {
            set(value, space.hasBeenLoaded() ? tag : KERNEL);
            space.setLoaded();
        }
    }

    private void set(long value, int known) {
        loaded = value;
        Control.setCr3(known == KERNEL ? value : value | KEEP);
    }
}
