package ringside.compiler.reach;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ringside.compiler.image.ImageMap.RawPlace;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestMethod;

/// Counts the raw calls of an image by class: what an auditor has to read. A call cloned into several domains counts once.
public final class RawUses {
    private final Map<String, RawPlace> places = new TreeMap<>();
    private final Set<GuestMethod> counted = new HashSet<>();

    void count(GuestMethod method, int calls) {
        GuestClass owner = method.owner();
        if (calls == 0 || owner.rawPermit() == null || !counted.add(method)) return;
        var one = new RawPlace(owner.dottedName(), owner.rawPermit().category(), owner.rawPermit().reason(), calls);
        places.merge(owner.name(), one, (a, b) -> new RawPlace(a.type(), a.category(), a.reason(), a.uses() + b.uses()));
    }

    public List<RawPlace> places() {
        return List.copyOf(places.values());
    }
}
