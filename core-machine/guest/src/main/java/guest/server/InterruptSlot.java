package guest.server;

import guest.port.InterruptLine;

/// A device interrupt behind a capability.
public final class InterruptSlot implements InterruptLine {
    private final int slot;

    public InterruptSlot(int slot) {
        this.slot = slot;
    }

    @Override
    public void await() {
        Kernel.awaitInterrupt(slot);
    }

    @Override
    public void acknowledge() {
        Kernel.acknowledge(slot);
    }
}
