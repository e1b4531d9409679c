package guest.kernel.binding;

/// What a holder may do with a frame. Rights add up.
public final class Right {
    public static final int READ = 1;
    public static final int WRITE = 2;
    /// Part of a mapping, not of a binding: whoever may read a frame may execute it.
    public static final int EXECUTE = 4;
    public static final int ALL = READ | WRITE | EXECUTE;

    private Right() {}
}
