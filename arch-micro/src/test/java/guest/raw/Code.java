package guest.raw;

/// JVM twin of the intrinsics of the same name. A switch of stacks happens at once and comes back at once: a test sees what the
/// kernel left behind at the moment of the switch.
public final class Code {
    private Code() {}

    public static long address(String method) {
        return 0xFFFF_FFFF_8010_0000L + (method.hashCode() & 0xFFFF);
    }

    public static long stub(String name) {
        return 0xFFFF_FFFF_8000_0000L + (name.hashCode() & 0xFFFF);
    }

    public static void switchStack(long saveStackPointerAt, long nextStackPointer) {
        Memory.store64(saveStackPointerAt, nextStackPointer);
    }

    public static void leave(long frame) {}
}
