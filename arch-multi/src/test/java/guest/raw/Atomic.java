package guest.raw;

/// JVM twin of the intrinsics of the same name, for tests in which one thread plays both cores.
public final class Atomic {
    private Atomic() {}

    public static void fence() {}
}
