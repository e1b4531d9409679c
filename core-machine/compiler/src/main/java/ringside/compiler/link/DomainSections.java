package ringside.compiler.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;

/// The sections of one protection domain: three for each component, three for its library clones, the counters
/// of its mutations, arena and stack.
final class DomainSections {
    /// Alignment of functions, so that entries of different functions never share a 16-byte fetch.
    private static final int CODE_ALIGNMENT = 16;

    /// Code, constants and data with one owner; `component` is empty for library clones.
    record Owned(String component, Section code, Section constants, Section data) {
        List<Section> all() {
            return List.of(code, constants, data);
        }
    }

    private final DomainPlan plan;
    private final Map<String, Owned> owned = new LinkedHashMap<>();
    private final Section mutation;
    private final Section stack;
    private final Section arena;

    DomainSections(DomainPlan plan) {
        this.plan = plan;
        for (ComponentPlan component : plan.components()) {
            owned.put(component.id(), owned(component.id(), plan.id() + "." + component.id()));
        }
        owned.put("", owned("", plan.id() + ".library"));
        mutation = new Section(plan.id() + ".mutation", plan.id(), "", Section.Permission.DATA);
        stack = Section.zeroed(plan.id() + ".stack", plan.id(), soleComponent(), plan.stackBytes());
        arena = Section.zeroed(plan.id() + ".arena", plan.id(), soleComponent(), plan.arenaBytes());
    }

    private Owned owned(String component, String name) {
        return new Owned(component,
                new Section(name + ".code", plan.id(), component, Section.Permission.CODE),
                new Section(name + ".constants", plan.id(), component, Section.Permission.CONSTANT),
                new Section(name + ".data", plan.id(), component, Section.Permission.DATA));
    }

    /// Arena and stack of a domain belong to its component where it has only one, and to nobody in particular otherwise.
    String soleComponent() {
        return plan.components().size() == 1 ? plan.components().getFirst().id() : "";
    }

    DomainPlan plan() {
        return plan;
    }

    Iterable<Owned> owners() {
        return owned.values();
    }

    /// Empty but in mutated images. A restart of the domain's components leaves it alone.
    Section mutation() {
        return mutation;
    }

    Section stack() {
        return stack;
    }

    Section arena() {
        return arena;
    }

    boolean hasComponent(String component) {
        return owned.containsKey(component);
    }

    void add(CodeUnit unit) {
        owned.get(unit.component()).code
                .add(unit.symbol(), unit.code(), CODE_ALIGNMENT, unit.relocations(), unit);
    }

    void add(DataUnit unit) {
        Owned owner = owned.get(unit.component());
        Section section = switch (unit.access()) {
            case READ_ONLY -> owner.constants;
            case READ_WRITE -> owner.data;
            case MUTATION -> mutation;
        };
        section.add(unit.symbol(), unit.bytes(), unit.alignment(), unit.relocations(), null);
    }

    /// Everything with bytes in the file, then everything without; empty sections left out.
    List<Section> all() {
        List<Section> all = new ArrayList<>();
        owned.values().forEach(owner -> all.addAll(owner.all()));
        all.add(mutation);
        all.add(stack);
        all.add(arena);
        all.removeIf(Section::isEmpty);
        return all;
    }
}
