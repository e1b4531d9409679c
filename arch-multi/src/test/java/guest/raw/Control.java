package guest.raw;

/// JVM twin of the intrinsics of the same name. While one core pauses, a test lets the other one work.
public final class Control {
    public static Runnable otherCore = () -> {};
    private static long root;

    private Control() {}

    public static void pause() {
        otherCore.run();
    }

    public static long cr3() {
        return root;
    }

    public static void setCr3(long value) {
        root = value;
    }

    public static void invalidatePage(long address) {}

    public static long timestamp() {
        return 0;
    }
}
