package ringside.machine.cpu;

/// The running string instruction has done some of its iterations and is to be continued: RIP stays at it.
public final class Suspend extends RuntimeException {
    private static final long serialVersionUID = 1L;
    public static final Suspend INSTANCE = new Suspend();

    private Suspend() {
        super(null, null, false, false);
    }
}
