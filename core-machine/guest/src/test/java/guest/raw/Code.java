package guest.raw;

import java.util.List;

/// JVM twin of the intrinsics of the same name: stub addresses that can be told apart.
public final class Code {
    private static final List<String> STUBS = List.of("traps", "systemCall", "threadStart", "userCopy", "userCopy.end", "userCopy.fault");

    private Code() {}

    public static long stub(String name) {
        return 0xFFFF_FFFF_8000_0000L + 0x1000L * (1 + STUBS.indexOf(name));
    }
}
