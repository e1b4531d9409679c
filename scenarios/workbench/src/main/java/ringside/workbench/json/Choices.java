package ringside.workbench.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A table of what a text may be, in the order in which people should read it.
public final class Choices {
    private Choices() {}

    @SafeVarargs
    public static <T> Map<String, T> of(Map.Entry<String, T>... entries) {
        var table = new LinkedHashMap<String, T>();
        for (var entry : entries) {
            table.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(table);
    }
}
