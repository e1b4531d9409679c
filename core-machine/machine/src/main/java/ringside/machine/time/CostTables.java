package ringside.machine.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Loads [CostTable]s: those that come with the machine by name, others by path.
///
/// A table that is fitted to a machine tells of each number its `use`: `calibration` if a published figure fixed it, `convention` if none
/// did. Published figures that were not used may stand under `validation`; only those may be called so.
public final class CostTables {
    private static final String FOLDER = "/ringside/machine/costs/";
    private static final List<String> NAMES = List.of("flat", "teaching-default", "xeon-e5-2660v3");
    private static final int DEAREST = 1_000_000;
    private static final Set<String> USES = Set.of("calibration", "convention");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CostTables() {}

    /// Names of the tables that come with the machine.
    public static List<String> names() {
        return NAMES;
    }

    /// Loads a table by its name, or from a file if the argument is not a name.
    ///
    /// @throws IllegalArgumentException with one line for the user
    public static CostTable load(String nameOrPath) {
        return parse(nameOrPath, text(nameOrPath));
    }

    /// The published figures that no price of a table was fitted to, named as for [#load].
    ///
    /// @throws IllegalArgumentException with one line for the user
    public static List<PublishedFigure> validation(String nameOrPath) {
        var text = text(nameOrPath);
        parse(nameOrPath, text);
        return JSON.readTree(text).path("validation").valueStream().map(figure -> new PublishedFigure(figure.path("what").asString(),
                figure.path("value").asInt(), figure.path("unit").asString(), figure.path("source").asString(), figure.path("measure").asString())).toList();
    }

    private static String text(String nameOrPath) {
        if (NAMES.contains(nameOrPath)) {
            try (var stream = CostTables.class.getResourceAsStream(FOLDER + nameOrPath + ".json")) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            return Files.readString(Path.of(nameOrPath));
        } catch (IOException e) {
            throw new IllegalArgumentException("cost table '" + nameOrPath + "': neither a file that can be read nor one of "
                    + String.join(", ", NAMES), e);
        }
    }

    /// Reads a table from its JSON text.
    ///
    /// @param origin what error messages call it
    /// @throws IllegalArgumentException with one line for the user
    public static CostTable parse(String origin, String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(origin + ":" + line(malformed) + ": not JSON: " + what(malformed), malformed);
        }
        if (!"ringside.costs".equals(root.path("format").asString(""))) {
            throw wrong(origin, "\"format\" must be \"ringside.costs\"");
        }
        var name = root.path("name").asString("");
        if (name.isBlank()) {
            throw wrong(origin, "\"name\" is missing");
        }
        var items = root.path("prices");
        var known = Stream.of(CostTable.Item.values()).map(CostTables::key).collect(Collectors.toSet());
        for (var key : items.propertyNames()) {
            if (!known.contains(key)) {
                throw wrong(origin, "\"prices\" has no item \"" + key + "\"");
            }
        }
        Map<CostTable.Item, Integer> prices = new EnumMap<>(CostTable.Item.class);
        for (var item : CostTable.Item.values()) {
            prices.put(item, number(origin, key(item), items.path(key(item)), "cycles", 0));
        }
        requireValidation(origin, root.path("validation"));
        return new CostTable(name, sha256(json), number(origin, "frequency", root.path("frequency"), "MHz", 1), Map.copyOf(prices));
    }

    private static int line(JacksonException malformed) {
        var at = malformed.getLocation();
        return at == null ? 1 : Math.max(1, at.getLineNr());
    }

    /// What the parser says in its first line, without where something began: that tells of the parser's source instead.
    private static String what(JacksonException malformed) {
        return malformed.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }

    private static String key(CostTable.Item item) {
        return item.name().toLowerCase(Locale.ROOT);
    }

    /// An entry `{value, unit, source, reason}`.
    private static int number(String origin, String key, JsonNode entry, String unit, int least) {
        if (!entry.path("value").isInt() || entry.path("value").asInt() < least || entry.path("value").asInt() > DEAREST) {
            throw wrong(origin, "\"" + key + "\" needs a whole \"value\" from " + least + " to " + DEAREST);
        }
        if (!unit.equals(entry.path("unit").asString(""))) {
            throw wrong(origin, "\"" + key + "\" needs \"unit\": \"" + unit + "\"");
        }
        for (var text : List.of("source", "reason")) {
            if (entry.path(text).asString("").isBlank()) {
                throw wrong(origin, "\"" + key + "\" needs a \"" + text + "\"");
            }
        }
        if (entry.has("use") && !USES.contains(entry.path("use").asString(""))) {
            throw wrong(origin, "\"" + key + "\" has a \"use\" other than \"calibration\" or \"convention\"");
        }
        return entry.path("value").asInt();
    }

    private static void requireValidation(String origin, JsonNode figures) {
        for (var figure : figures) {
            var what = figure.path("what").asString("");
            if (what.isBlank()) {
                throw wrong(origin, "each \"validation\" figure needs a \"what\"");
            }
            if (figure.has("use")) {
                throw wrong(origin, "\"" + what + "\" is under \"validation\" and has a \"use\": a figure that was used validates nothing");
            }
            if (figure.path("measure").asString("").isBlank()) {
                throw wrong(origin, "\"" + what + "\" needs a \"measure\": the name of what is compared with it");
            }
            number(origin, what, figure, "cycles", 1);
        }
    }

    private static IllegalArgumentException wrong(String origin, String what) {
        return new IllegalArgumentException("cost table '" + origin + "': " + what);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
