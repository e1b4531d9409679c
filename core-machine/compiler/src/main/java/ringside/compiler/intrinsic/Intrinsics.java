package ringside.compiler.intrinsic;

import java.util.HashMap;
import java.util.Map;

/// The table of all intrinsics.
public final class Intrinsics {
    private static final Map<String, Intrinsic> TABLE = new HashMap<>();

    static {
        RawIntrinsics.fill(TABLE);
        AtomicIntrinsics.fill(TABLE);
        LibraryIntrinsics.fill(TABLE);
    }

    private Intrinsics() {}

    /// The row of `owner.name descriptor`, or null.
    public static Intrinsic find(String owner, String selector) {
        return TABLE.get(owner + "." + selector);
    }

    /// True of the methods that need `@RawAllowed`. Request marks do nothing to the machine and are free.
    public static boolean isRaw(String owner) {
        return owner.startsWith("guest/raw/") && !owner.equals("guest/raw/Mark");
    }
}
