package ringside.machine.isa;

/// The bytes end before the instruction does.
public final class Truncated extends Exception {
    private static final long serialVersionUID = 1L;
    static final Truncated INSTANCE = new Truncated();

    private Truncated() {
        super("instruction continues beyond the bytes given", null, false, false);
    }
}
