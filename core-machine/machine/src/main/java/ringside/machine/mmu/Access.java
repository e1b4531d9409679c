package ringside.machine.mmu;

/// Kinds of memory access, as numbers because they index tables in the fastest paths.
public final class Access {
    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int EXECUTE = 2;

    private Access() {}
}
