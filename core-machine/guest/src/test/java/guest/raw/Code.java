package guest.raw;

import java.util.List;

/// JVM twin of the intrinsics of the same name: stub addresses that can be told apart.
public final class Code {
    private static final List<String> STUBS = List.of("traps", "systemCall", "threadStart", "userCopy", "userCopy.end", "userCopy.fault");

    /// How often stacks were switched.
    public static int switches;

    private Code() {}

    public static long stub(String name) {
        return 0xFFFF_FFFF_8000_0000L + 0x1000L * (1 + STUBS.indexOf(name));
    }

    public static long address(String method) {
        return 0xFFFF_FFFF_8010_0000L + (method.hashCode() & 0xFFFF);
    }

    /// A switch of stacks happens at once and comes back at once.
    public static void switchStack(long saveStackPointerAt, long nextStackPointer) {
        Memory.store64(saveStackPointerAt, nextStackPointer);
        switches++;
    }
}
