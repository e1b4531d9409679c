package ringside.gui.narration;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import shared.abi.Syscall;

/// Names of system call numbers, read from their one table, [Syscall].
final class SystemCalls {
    private static final Map<Long, String> NAMES = read();

    private SystemCalls() {}

    static String name(long number) {
        return NAMES.getOrDefault(number, "call " + number);
    }

    private static Map<Long, String> read() {
        Map<Long, String> names = new HashMap<>();
        for (Field field : Syscall.class.getFields()) {
            try {
                names.put((long) field.getInt(null), field.getName().toLowerCase(Locale.ROOT));
            } catch (IllegalAccessException broken) {
                throw new IllegalStateException("Syscall." + field.getName() + " is not readable", broken);
            }
        }
        return Map.copyOf(names);
    }
}
