package ringside.workbench.architecture;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Binding;
import ringside.workbench.architecture.Architecture.Boundary;
import ringside.workbench.architecture.Architecture.Call;
import ringside.workbench.architecture.Architecture.Carrier;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Device;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Drawing;
import ringside.workbench.architecture.Architecture.Instances;
import ringside.workbench.architecture.Architecture.Knob;
import ringside.workbench.architecture.Architecture.Limitation;
import ringside.workbench.architecture.Architecture.Line;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Probe;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.architecture.Architecture.Row;
import ringside.workbench.architecture.Architecture.Setting;
import ringside.workbench.architecture.Architecture.Trust;
import ringside.workbench.json.Choices;
import ringside.workbench.json.JsonDocument;
import ringside.workbench.json.JsonValue;

/// Reads `architecture.json` and refuses, with file, line and remedy, what the format does not allow.
public final class ArchitectureReader {
    public static final String FORMAT = "ringside.architecture";

    private static final Map<String, Profile> PROFILES =
            Choices.of(entry("teaching", Profile.TEACHING), entry("optimised", Profile.OPTIMISED));
    private static final Map<String, Carrier> CARRIERS = Choices.of(entry("kernel", Carrier.KERNEL), entry("program", Carrier.PROGRAM));
    private static final Map<String, Mode> MODES = Choices.of(entry("unchecked", Mode.UNCHECKED), entry("checked", Mode.CHECKED));
    private static final Map<String, Trust> TRUSTS = Choices.of(entry("trusted", Trust.TRUSTED), entry("confined", Trust.CONFINED),
            entry("isolated", Trust.ISOLATED), entry("untrusted", Trust.UNTRUSTED));
    private static final Map<String, Instances> INSTANCES =
            Choices.of(entry("1", Instances.ONE), entry("core", Instances.PER_CORE), entry("process", Instances.PER_PROCESS));
    private static final Map<String, Binding> BINDINGS = Choices.of(entry("direct", Binding.DIRECT), entry("message", Binding.MESSAGE),
            entry("trap", Binding.TRAP), entry("queue", Binding.QUEUE), entry("doorbell", Binding.DOORBELL),
            entry("upcall", Binding.UPCALL));
    private static final Map<String, Line> LINES =
            Choices.of(entry("solid", Line.SOLID), entry("dotted", Line.DOTTED), entry("gap", Line.GAP));
    private static final Pattern CORES = Pattern.compile("any|each|[0-9]+(-[0-9]+)?");

    private ArchitectureReader() {}

    public static Architecture read(Path path) throws Problem {
        return translate(JsonDocument.read(path, FORMAT));
    }

    /// @param file name for messages
    public static Architecture parse(String file, String text) throws Problem {
        return translate(JsonDocument.parse(file, text, FORMAT));
    }

    private static Architecture translate(JsonValue top) throws Problem {
        ArchitectureRules.check(top);
        return new Architecture(
                top.member("version").name(),
                top.member("id").name(),
                (int) top.member("order").whole(1, 99),
                top.member("label").name(),
                top.member("idea").name(),
                top.member("profile").choice(PROFILES),
                chosen(top, "handles", MODES).orElse(Architecture.Mode.CHECKED),
                top.names("libraries"),
                each(top.member("domains").items(), ArchitectureReader::domain),
                each(top.member("calls").items(), ArchitectureReader::call),
                each(top.member("devices").items(), ArchitectureReader::device),
                each(top.member("probes").items(), ArchitectureReader::probe),
                each(top.member("knobs").items(), ArchitectureReader::knob),
                each(top.member("cannot").items(), item -> new Limitation(item.member("what").name(), item.member("why").name())),
                new Drawing(
                        each(top.member("draw").member("rows").items(), item -> new Row(rowRing(item.member("ring")), item.names("boxes"))),
                        each(top.member("draw").member("boundaries").items(), ArchitectureReader::boundary)));
    }

    private static Domain domain(JsonValue domain) throws Problem {
        var core = domain.member("core");
        if (!CORES.matcher(core.text()).matches()) {
            throw core.expected("any, each, a core number or a range such as 1-3");
        }
        return new Domain(
                domain.member("id").name(),
                ring(domain.member("ring")),
                core.text(),
                domain.member("image").choice(CARRIERS),
                (int) domain.member("arenaKiB").whole(4, 1 << 20),
                (int) domain.member("stackKiB").whole(4, 1 << 16),
                each(domain.member("components").items(), ArchitectureReader::component));
    }

    private static Component component(JsonValue component) throws Problem {
        return new Component(
                component.member("id").name(),
                component.names("packages"),
                component.member("mode").choice(MODES),
                component.member("trust").choice(TRUSTS),
                component.member("instances").choice(INSTANCES));
    }

    private static Call call(JsonValue call) throws Problem {
        return new Call(call.member("from").name(), call.member("to").name(), call.member("port").name(),
                call.member("binding").choice(BINDINGS));
    }

    private static Device device(JsonValue device) throws Problem {
        var interrupt = device.member("interrupt");
        var line = interrupt.content() instanceof BigDecimal
                ? Long.toString(interrupt.whole(0, 255))
                : interrupt.choice(Choices.of(entry("local", "local"), entry("none", "none")));
        return new Device(device.member("id").name(), device.member("owner").name(), line);
    }

    private static Probe probe(JsonValue probe) throws Problem {
        return new Probe(probe.member("id").name(), probe.member("kind").name(), probe.member("method").name(),
                (int) probe.member("args").whole(0, 4));
    }

    private static Knob knob(JsonValue knob) throws Problem {
        return new Knob(knob.member("id").name(), knob.names("values"), knob.member("default").text(),
                knob.member("rebuild").flag(), each(knob.itemsOf("sets"), ArchitectureReader::setting), knob.member("reason").name());
    }

    private static Setting setting(JsonValue setting) throws Problem {
        return new Setting(setting.member("value").name(), setting.names("components"), chosen(setting, "mode", MODES),
                chosen(setting, "trust", TRUSTS), chosen(setting, "profile", PROFILES),
                chosen(setting, "handles", MODES));
    }

    private static <T> Optional<T> chosen(JsonValue value, String key, Map<String, T> choices) throws Problem {
        return value.optional(key).isPresent() ? Optional.of(value.member(key).choice(choices)) : Optional.empty();
    }

    private static Boundary boundary(JsonValue boundary) throws Problem {
        var between = boundary.names("between");
        if (between.size() != 2) {
            throw boundary.member("between").expected("a list of two boxes");
        }
        return new Boundary(between.getFirst(), between.getLast(), boundary.member("line").choice(LINES));
    }

    private static int ring(JsonValue ring) throws Problem {
        if (ring.content() instanceof BigDecimal decimal && (decimal.equals(BigDecimal.ZERO) || decimal.equals(BigDecimal.valueOf(3)))) {
            return decimal.intValue();
        }
        throw ring.expected("ring 0 or 3");
    }

    private static String rowRing(JsonValue ring) throws Problem {
        return ring.content() instanceof String ? ring.choice(Choices.of(entry("hardware", "hardware"))) : Integer.toString(ring(ring));
    }

    @FunctionalInterface
    private interface Translation<T> {
        T of(JsonValue value) throws Problem;
    }

    private static <T> List<T> each(List<JsonValue> items, Translation<T> translation) throws Problem {
        var translated = new ArrayList<T>();
        for (JsonValue item : items) {
            translated.add(translation.of(item));
        }
        return List.copyOf(translated);
    }
}
