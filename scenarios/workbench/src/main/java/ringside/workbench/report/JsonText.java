package ringside.workbench.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How JSON is written, the same on every system.
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /// Whole numbers up to here are exact as doubles and printed without a point.
    private static final double EXACT = 1L << 53;

    private JsonText() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void number(ObjectNode node, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }

    /// Indented, with a newline at the end.
    static String of(ObjectNode top) {
        return MAPPER.writeValueAsString(top).replace("\r\n", "\n") + "\n";
    }
}
