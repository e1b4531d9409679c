package ringside.compiler.world;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;

/// Which part of the plan a class belongs to: the longest matching package pattern decides.
public final class Placement {
    /// Packages that are library code in every image.
    private static final List<String> BUILT_IN_LIBRARIES =
            List.of("guest.lang.**", "guest.raw.**", "guest.port.**", "guest.lib.**", "shared.**", "java.**");

    /// Where a class lives.
    public sealed interface Place {}

    /// In a component of a domain.
    public record InComponent(DomainPlan domain, ComponentPlan component) implements Place {}

    /// In every domain that reaches it.
    public record InLibrary() implements Place {}

    /// In no component of this image.
    public record Nowhere() implements Place {}

    private record Row(String pattern, Place place) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> frame;

    public Placement(ImagePlan plan) {
        for (DomainPlan domain : plan.domains()) {
            for (ComponentPlan component : domain.components()) {
                for (String pattern : component.packages()) rows.add(new Row(pattern, new InComponent(domain, component)));
            }
        }
        for (String pattern : plan.libraries()) rows.add(new Row(pattern, new InLibrary()));
        for (String pattern : BUILT_IN_LIBRARIES) rows.add(new Row(pattern, new InLibrary()));
        frame = plan.frame();
    }

    /// Place of the class of this internal name, as code in `domain` sees it; nested classes follow their outermost class.
    ///
    /// Where components of several domains name the same packages, each of these domains has a clone of its own.
    public Place of(String internalName, DomainPlan domain) {
        String name = dotted(internalName);
        Place best = new Nowhere();
        int length = -1;
        for (Row row : rows) {
            int weight = match(row.pattern, name);
            if (weight > length || weight >= 0 && weight == length && isIn(row.place, domain)) {
                best = row.place;
                length = weight;
            }
        }
        return best;
    }

    private static boolean isIn(Place place, DomainPlan domain) {
        return place instanceof InComponent(DomainPlan home, _) && home == domain;
    }

    /// True of classes that may use raw access in CHECKED components.
    public boolean isFrame(String internalName) {
        String name = dotted(internalName);
        return frame.stream().anyMatch(pattern -> match(pattern, name) >= 0);
    }

    private static String dotted(String internalName) {
        int nested = internalName.indexOf('$');
        return (nested < 0 ? internalName : internalName.substring(0, nested)).replace('/', '.');
    }

    /// How specific a match is: twice the characters that matched, plus one where nothing was left open; -1 for no match.
    private static int match(String pattern, String name) {
        if (pattern.equals(name)) return 2 * name.length() + 1;
        if (pattern.endsWith(".**")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return name.startsWith(prefix) ? 2 * (prefix.length() - 1) : -1;
        }
        int dot = name.lastIndexOf('.');
        return dot >= 0 && pattern.equals(name.substring(0, dot)) ? 2 * dot + 1 : -1;
    }
}
