package ringside.machine.mmu;

/// The soft TLBs of a core: one for each [Actor], and one for code whose data accesses must be aligned, which holds only what fetches need.
final class SoftViews {
    private final SoftTlb[] byActor = {new SoftTlb(), new SoftTlb(), new SoftTlb()};
    final SoftTlb aligned = new SoftTlb();
    private final SoftTlb[] all = {byActor[0], byActor[1], byActor[2], aligned};

    SoftTlb of(Actor actor) {
        return byActor[actor.ordinal()];
    }

    void flush() {
        for (var view : all) {
            view.flush();
        }
    }

    void invalidate(long page) {
        for (var view : all) {
            view.invalidate(page);
        }
    }

    /// Drops permission to store directly into a frame.
    void protect(byte[] frame) {
        for (var view : all) {
            view.protect(frame);
        }
    }

    /// Drops permission to load from or store to a frame directly.
    void forget(byte[] frame) {
        for (var view : all) {
            view.forget(frame);
        }
    }
}
