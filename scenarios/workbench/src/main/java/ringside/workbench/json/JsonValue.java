package ringside.workbench.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.workbench.Problem;

/// A JSON value that knows where it stands, so that every complaint names file, line, place, and what would be right.
///
/// @param file    name for messages
/// @param line    1-based
/// @param pointer JSON pointer (RFC 6901) from the top
/// @param content a map from key to value, a list of values, text, a decimal number, a truth value, or null for `null`
public record JsonValue(String file, int line, String pointer, Object content) {
    /// Numbers with more digits than this before or after the point are shown with an exponent.
    private static final int LONG_NUMBER = 40;

    /// The member `key`, which must be there.
    public JsonValue member(String key) throws Problem {
        return optional(key).isPresent() ? optional(key).get() : missing(key);
    }

    private JsonValue missing(String key) throws Problem {
        throw problem("\"" + key + "\" is missing");
    }

    public Optional<JsonValue> optional(String key) throws Problem {
        return Optional.ofNullable(members().get(key));
    }

    /// All members, in the order of the file.
    @SuppressWarnings("unchecked")
    public Map<String, JsonValue> members() throws Problem {
        if (content instanceof Map<?, ?> map) {
            return (Map<String, JsonValue>) map;
        }
        throw expected("an object {…}");
    }

    @SuppressWarnings("unchecked")
    public List<JsonValue> items() throws Problem {
        if (content instanceof List<?> list) {
            return (List<JsonValue>) list;
        }
        throw expected("a list […]");
    }

    /// The items of member `key`, none if it is absent.
    public List<JsonValue> itemsOf(String key) throws Problem {
        var member = optional(key);
        return member.isPresent() ? member.get().items() : List.of();
    }

    public String text() throws Problem {
        if (content instanceof String text) {
            return text;
        }
        throw expected("a text");
    }

    /// A text that is not empty.
    public String name() throws Problem {
        if (text().isBlank()) {
            throw expected("a text that is not empty");
        }
        return text();
    }

    public boolean flag() throws Problem {
        if (content instanceof Boolean flag) {
            return flag;
        }
        throw expected("true or false");
    }

    /// A whole number between `least` and `most`, both included.
    public long whole(long least, long most) throws Problem {
        var range = "a whole number from " + least + " to " + most;
        if (!(content instanceof BigDecimal decimal) || decimal.stripTrailingZeros().scale() > 0
                || decimal.compareTo(BigDecimal.valueOf(least)) < 0 || decimal.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw expected(range);
        }
        return decimal.longValueExact();
    }

    /// A number that fits a double.
    public double number() throws Problem {
        if (content instanceof BigDecimal decimal && Double.isFinite(decimal.doubleValue())) {
            return decimal.doubleValue();
        }
        throw expected("a number below 1e308");
    }

    /// Translates a text by a table of what is allowed.
    public <T> T choice(Map<String, T> allowed) throws Problem {
        if (content instanceof String text && allowed.containsKey(text)) {
            return allowed.get(text);
        }
        throw problem(shown() + " is not known here; allowed: " + String.join(", ", allowed.keySet()));
    }

    /// Every item of member `key` as a text that is not empty.
    public List<String> names(String key) throws Problem {
        var names = new ArrayList<String>();
        for (JsonValue item : itemsOf(key)) {
            names.add(item.name());
        }
        return List.copyOf(names);
    }

    public Problem expected(String what) {
        return problem(shown() + " stands where " + what + " is needed");
    }

    /// `file:line: pointer: what`
    public Problem problem(String what) {
        return new Problem(Problem.Kind.INVALID_FILE,
                file + ":" + line + ": " + (pointer.isEmpty() ? "top level" : pointer) + ": " + what);
    }

    /// The value as it would be typed, shortened.
    private String shown() {
        return switch (content) {
            case null -> "null";
            case String text when text.length() > 40 -> "\"" + text.substring(0, 37) + "...\"";
            case String text -> "\"" + text + "\"";
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case BigDecimal decimal when Math.abs((long) decimal.scale()) > LONG_NUMBER -> decimal.toString();
            case BigDecimal decimal -> decimal.toPlainString();
            default -> content.toString();
        };
    }
}
