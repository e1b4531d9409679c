package guest.raw;

/// JVM twin of the intrinsics of the same name: registers that tests read.
public final class Control {
    /// The loaded address space, and how often another one was loaded.
    public static long root;
    public static int loads;

    private Control() {}

    public static long cr3() {
        return root;
    }

    public static void setCr3(long value) {
        root = value;
        loads++;
    }

    public static void invalidatePage(long address) {}

    public static long timestamp() {
        return 0;
    }
}
