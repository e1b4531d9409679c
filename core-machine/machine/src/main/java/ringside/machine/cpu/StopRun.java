package ringside.machine.cpu;

import ringside.machine.StopReason;

/// The machine stops: carries the reason from wherever it arose to [ringside.machine.Machine#run].
public final class StopRun extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StopReason reason;

    public StopRun(StopReason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
