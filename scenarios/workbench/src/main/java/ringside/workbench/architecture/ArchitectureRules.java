package ringside.workbench.architecture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ringside.workbench.Problem;
import ringside.workbench.json.JsonValue;
import shared.trace.ProbeKind;

/// What must fit together in an `architecture.json` beyond the shape of single values.
final class ArchitectureRules {
    private static final Set<String> PROBE_KINDS = new TreeSet<>(Set.of(ProbeKind.MESSAGE, ProbeKind.SWITCH, ProbeKind.DELIVER,
            ProbeKind.ADDRESS_SPACE, ProbeKind.SCHEDULE, ProbeKind.PANIC, ProbeKind.DIED, ProbeKind.RESTARTED,
            ProbeKind.REVOKE, ProbeKind.REPOSSESS));

    private final JsonValue top;
    /// Component id to the id of its domain.
    private final Map<String, String> domainOf = new HashMap<>();
    /// Components of which there may be more than one.
    private final Set<String> multiplied = new HashSet<>();
    private final Set<String> components = new LinkedHashSet<>();
    private final Set<String> devices = new LinkedHashSet<>();

    private ArchitectureRules(JsonValue top) {
        this.top = top;
    }

    static void check(JsonValue top) throws Problem {
        var rules = new ArchitectureRules(top);
        rules.domains();
        rules.calls();
        rules.devices();
        rules.probes();
        rules.knobs();
        rules.drawing();
    }

    private void domains() throws Problem {
        var ids = new HashSet<String>();
        if (top.member("domains").items().isEmpty()) {
            throw top.member("domains").problem("a system needs at least one domain, the one that boots");
        }
        for (JsonValue domain : top.member("domains").items()) {
            unique(domain, ids, "domain");
            if (domain.member("components").items().isEmpty()) {
                throw domain.problem("a domain needs at least one component");
            }
            for (JsonValue component : domain.member("components").items()) {
                unique(component, components, "component");
                domainOf.put(component.member("id").name(), domain.member("id").name());
                if (component.names("packages").isEmpty()) {
                    throw component.problem("a component needs at least one package pattern");
                }
                if (!"1".equals(component.member("instances").content())) {
                    multiplied.add(component.member("id").name());
                }
            }
        }
        var first = top.member("domains").items().getFirst();
        if (!"kernel".equals(first.member("image").text())) {
            throw first.member("image").problem("the first domain boots, so its image must be \"kernel\"");
        }
    }

    private void calls() throws Problem {
        for (JsonValue call : top.member("calls").items()) {
            var from = known(call.member("from"), components, "component");
            var to = known(call.member("to"), components, "component");
            if (from.equals(to) && !multiplied.contains(from)) {
                throw call.problem("\"" + from + "\" calls itself, but there is only one of it; remove the call");
            }
            if ("direct".equals(call.member("binding").content()) && !domainOf.get(from).equals(domainOf.get(to))) {
                throw call.member("binding").problem("a direct call cannot leave domain \"" + domainOf.get(from)
                        + "\"; use message, trap, queue, doorbell or upcall");
            }
        }
    }

    private void devices() throws Problem {
        for (JsonValue device : top.member("devices").items()) {
            unique(device, devices, "device");
            known(device.member("owner"), components, "component");
        }
    }

    private void probes() throws Problem {
        var ids = new HashSet<String>();
        for (JsonValue probe : top.member("probes").items()) {
            unique(probe, ids, "probe");
            known(probe.member("kind"), PROBE_KINDS, "probe kind");
            if (!probe.member("method").name().matches("[\\w$]+(\\.[\\w$]+){2,}")) {
                throw probe.member("method").expected("package.Class.method");
            }
        }
    }

    private void knobs() throws Problem {
        var ids = new HashSet<String>();
        for (JsonValue knob : top.member("knobs").items()) {
            unique(knob, ids, "knob");
            known(knob.member("default"), new LinkedHashSet<>(knob.names("values")), "value");
            for (JsonValue setting : knob.itemsOf("sets")) {
                setting(knob, setting);
            }
        }
    }

    private void setting(JsonValue knob, JsonValue setting) throws Problem {
        if (!knob.member("rebuild").flag()) {
            throw setting.problem("the knob needs no other image, so its values cannot change the description; set \"rebuild\" to true");
        }
        if (known(setting.member("value"), new LinkedHashSet<>(knob.names("values")), "value").equals(knob.member("default").text())) {
            throw setting.member("value").problem("the default changes nothing; describe the default above and the other value here");
        }
        for (JsonValue component : setting.itemsOf("components")) {
            known(component, components, "component");
        }
        boolean ofComponents = setting.optional("mode").isPresent() || setting.optional("trust").isPresent();
        if (ofComponents == setting.itemsOf("components").isEmpty()) {
            throw setting.problem("\"components\" goes together with \"mode\" or \"trust\"; name both or neither");
        }
    }

    private void drawing() throws Problem {
        var boxes = new LinkedHashSet<>(components);
        boxes.addAll(devices);
        var drawn = new HashSet<String>();
        for (JsonValue row : top.member("draw").member("rows").items()) {
            for (JsonValue box : row.member("boxes").items()) {
                if (!drawn.add(known(box, boxes, "component or device"))) {
                    throw box.problem("\"" + box.text() + "\" is drawn twice");
                }
            }
        }
        for (JsonValue boundary : top.member("draw").member("boundaries").items()) {
            for (JsonValue end : boundary.member("between").items()) {
                known(end, drawn, "drawn box");
            }
        }
        for (String component : components) {
            if (!drawn.contains(component)) {
                throw top.member("draw").member("rows").problem("component \"" + component + "\" is not drawn; add it to a row");
            }
        }
    }

    private static void unique(JsonValue item, Set<String> seen, String what) throws Problem {
        if (!seen.add(item.member("id").name())) {
            throw item.member("id").problem("there is already a " + what + " \"" + item.member("id").name() + "\"; choose another id");
        }
    }

    private static String known(JsonValue name, Set<String> allowed, String what) throws Problem {
        if (!allowed.contains(name.text())) {
            throw name.problem("there is no " + what + " \"" + name.text() + "\"; allowed: " + String.join(", ", new TreeSet<>(allowed)));
        }
        return name.text();
    }
}
