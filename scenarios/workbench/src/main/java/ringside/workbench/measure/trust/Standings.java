package ringside.workbench.measure.trust;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ringside.compiler.image.ImageMap;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Trust;

/// Which code can break a [Property]: one rule for all lanes, from ring, compiled mode, declared trust and permitted calls.
///
/// For every property, by ability to reach the memory of others:
///
/// | code | standing |
/// |---|---|
/// | of a program's own component | neither: the property is about it |
/// | ring 0, unchecked component | trusted: it can store anywhere |
/// | ring 0, library code and entry stubs | trusted: clones of both modes share one place |
/// | ring 0, checked component | confined by the compiler |
/// | ring 3, domain with a component declared trusted | trusted: it holds authority over memory of others |
/// | ring 3, any other | neither: the hardware confines it |
///
/// For files besides, by ability to reach their contents:
///
/// | code | standing |
/// |---|---|
/// | the file service, and components that may call it, in whatever mode and ring | trusted: the contents pass through them |
/// | unchecked code and library code in a domain with the file service | trusted: it shares the service's memory |
///
/// A declaration can add to the trusted code and never take away: what runs unchecked in ring 0 counts, whatever it is called.
final class Standings {
    private static final String FILE_SERVICE = "guest.service.fs";
    private static final String PROGRAMS = "guest.app.**";

    private final Property property;
    private final Map<String, Domain> domains = new HashMap<>();
    private final Map<String, Component> components = new HashMap<>();
    private final Set<String> path = new HashSet<>();
    private final Set<String> filesDomains = new HashSet<>();

    Standings(Architecture architecture, Property property) {
        this.property = property;
        for (Domain domain : architecture.domains()) {
            domains.put(domain.id(), domain);
            for (Component component : domain.components()) {
                components.put(component.id(), component);
                if (component.packages().contains(FILE_SERVICE)) {
                    path.add(component.id());
                    filesDomains.add(domain.id());
                }
            }
        }
        var services = Set.copyOf(path);
        architecture.calls().stream().filter(call -> services.contains(call.to())).forEach(call -> path.add(call.from()));
    }

    Standing of(ImageMap.Function function) {
        var domain = domains.get(function.domain());
        var component = components.get(function.component());
        if (domain == null || component != null && component.packages().contains(PROGRAMS)) {
            return Standing.NEITHER;
        }
        var memory = ofMemory(domain, component);
        return switch (property) {
            case MEMORY -> memory;
            case FILES -> memory != Standing.TRUSTED && reachesFiles(domain, component) ? Standing.TRUSTED : memory;
        };
    }

    /// @param component null for library code and stubs
    private static Standing ofMemory(Domain domain, Component component) {
        if (component != null && component.trust() == Trust.UNTRUSTED) {
            return Standing.NEITHER;
        }
        if (domain.ring() != 0) {
            return domain.components().stream().anyMatch(each -> each.trust() == Trust.TRUSTED) ? Standing.TRUSTED : Standing.NEITHER;
        }
        return component != null && component.mode() == Mode.CHECKED ? Standing.CONFINED : Standing.TRUSTED;
    }

    private boolean reachesFiles(Domain domain, Component component) {
        boolean passed = component != null && path.contains(component.id());
        boolean neighbour = filesDomains.contains(domain.id()) && (component == null || component.mode() == Mode.UNCHECKED);
        return passed || neighbour;
    }
}
