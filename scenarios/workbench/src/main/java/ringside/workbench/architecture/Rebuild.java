package ringside.workbench.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Boundary;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Drawing;
import ringside.workbench.architecture.Architecture.Knob;
import ringside.workbench.architecture.Architecture.Line;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Setting;

/// An architecture as knobs that need another image change it.
public final class Rebuild {
    private Rebuild() {}

    /// The choices among `knobs` (knob to value) that need another image than the one of the defaults.
    public static SortedMap<String, String> choices(Architecture architecture, Map<String, String> knobs) {
        var choices = new TreeMap<String, String>();
        for (Knob knob : architecture.knobs()) {
            var value = knobs.get(knob.id());
            if (knob.rebuild() && value != null && !value.equals(knob.initial())) {
                choices.put(knob.id(), value);
            }
        }
        return choices;
    }

    /// The architecture with `choices` made.
    ///
    /// @throws Problem if `architecture.json` does not say what one of them changes
    public static Architecture apply(Architecture architecture, SortedMap<String, String> choices) throws Problem {
        var changed = architecture;
        for (var choice : choices.entrySet()) {
            var settings = architecture.knob(choice.getKey()).orElseThrow().sets().stream()
                    .filter(setting -> setting.value().equals(choice.getValue()))
                    .toList();
            if (settings.isEmpty()) {
                throw new Problem(Problem.Kind.INVALID_FILE, "lane " + architecture.id() + " cannot be built with " + choice.getKey() + "="
                        + choice.getValue() + ": its architecture.json does not say what that changes; add it to the knob's \"sets\"");
            }
            for (Setting setting : settings) {
                changed = apply(changed, setting);
            }
        }
        return changed;
    }

    private static Architecture apply(Architecture before, Setting setting) {
        var domains = before.domains().stream()
                .map(domain -> new Domain(domain.id(), domain.ring(), domain.core(), domain.image(), domain.arenaKiB(), domain.stackKiB(),
                        domain.components().stream().map(component -> apply(component, setting)).toList()))
                .toList();
        return new Architecture(before.version(), before.id(), before.order(), before.label(), before.idea(),
                setting.profile().orElse(before.profile()), setting.handles().orElse(before.handles()), before.libraries(), domains,
                before.calls(), before.devices(), before.probes(), before.knobs(), before.cannot(), apply(before.draw(), setting));
    }

    private static Component apply(Component component, Setting setting) {
        return setting.components().contains(component.id())
                ? new Component(component.id(), component.packages(), setting.mode().orElse(component.mode()),
                        setting.trust().orElse(component.trust()), component.instances())
                : component;
    }

    /// Without checks the language enforces nothing: the dotted lines around the components disappear.
    private static Drawing apply(Drawing drawing, Setting setting) {
        if (!setting.mode().equals(Optional.of(Mode.UNCHECKED))) {
            return drawing;
        }
        return new Drawing(drawing.rows(), drawing.boundaries().stream()
                .filter(boundary -> boundary.line() != Line.DOTTED || !touches(boundary, setting))
                .toList());
    }

    private static boolean touches(Boundary boundary, Setting setting) {
        return setting.components().contains(boundary.between()) || setting.components().contains(boundary.and());
    }
}
