package guest.raw;

import java.util.ArrayList;
import java.util.List;

/// JVM twin of the request marks: keeps them.
public final class Mark {
    /// Every mark made, for example `open 1`.
    public static final List<String> MARKS = new ArrayList<>();

    private Mark() {}

    public static void open(long id) {
        MARKS.add("open " + id);
    }

    public static void close(long id) {
        MARKS.add("close " + id);
    }

    public static void booted(long id) {
        MARKS.add("booted " + id);
    }
}
