package ringside.workbench.json;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import ringside.workbench.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads JSON files as people write them: Java-style comments and trailing commas are fine, a key given twice is not.
public final class JsonDocument {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonDocument(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads a file and checks that its `format` is the one expected and its major version is 1.
    public static JsonValue read(Path path, String format) throws Problem {
        return parse(path.toString(), textOf(path), format);
    }

    /// As [#read(Path, String)], for text from anywhere.
    public static JsonValue parse(String file, String text, String format) throws Problem {
        var top = parse(file, text);
        top.member("format").choice(Map.of(format, format));
        var version = top.member("version");
        if (!version.name().startsWith("1.")) {
            throw version.problem("version " + version.name() + " is not understood; this Ringside reads 1.x");
        }
        return top;
    }

    public static JsonValue parse(String file, String text) throws Problem {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            var document = new JsonDocument(file, parser);
            if (parser.nextToken() == null) {
                throw new Problem(Problem.Kind.INVALID_FILE, file + ":1: the file is empty; a JSON object is needed");
            }
            var value = document.value("");
            if (parser.nextToken() != null) {
                throw new Problem(Problem.Kind.INVALID_FILE, file + ":" + document.line()
                        + ": something follows the JSON value; remove it");
            }
            return value;
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            throw new Problem(Problem.Kind.INVALID_FILE,
                    file + ":" + (at == null ? 1 : Math.max(1, at.getLineNr())) + ": not JSON: "
                            + firstLine(malformed.getOriginalMessage()));
        }
    }

    /// The text of a file the user named.
    public static String textOf(Path path) throws Problem {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw new Problem(Problem.Kind.INVALID_FILE, path + ": there is no such file");
        } catch (CharacterCodingException _) {
            throw new Problem(Problem.Kind.INVALID_FILE, path + ": the file is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new Problem(Problem.Kind.INVALID_FILE, path + ": the file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// Without where something began: that tells of the parser's source instead.
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonValue value(String pointer) {
        int line = line();
        Object content = switch (parser.currentToken()) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
        return new JsonValue(file, line, pointer, content);
    }

    private Map<String, JsonValue> object(String pointer) {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            parser.nextToken();
            members.put(key, value(pointer + "/" + key.replace("~", "~0").replace("/", "~1")));
        }
        return Collections.unmodifiableMap(members);
    }

    private Object array(String pointer) {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size()));
        }
        return Collections.unmodifiableList(items);
    }
}
