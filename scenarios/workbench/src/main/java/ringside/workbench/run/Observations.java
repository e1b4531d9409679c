package ringside.workbench.run;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.image.ImageMap;
import ringside.machine.trace.Observation;
import ringside.workbench.architecture.Architecture;

/// Tells the machine's observer what the map of an image says.
final class Observations {
    /// [Observation.Region]: library code counts as its caller's.
    private static final int OF_CALLER = -1;

    private Observations() {}

    static Observation of(Architecture architecture, ImageMap map) {
        var components = new ArrayList<String>();
        components.add("unknown");
        architecture.domains().stream()
                .filter(domain -> domain.image() == Architecture.Carrier.KERNEL)
                .flatMap(domain -> domain.components().stream())
                .forEach(component -> components.add(component.id()));
        var regions = map.components().stream()
                .map(range -> new Observation.Region(range.start(), range.end(), index(components, range)))
                .toList();
        var owned = map.segments().stream()
                .filter(segment -> components.contains(segment.component()))
                .map(segment -> new Observation.Owned(segment.physical(), segment.physical() + segment.bytes(),
                        components.indexOf(segment.component())))
                .toList();
        var probes = map.probes().stream()
                .map(probe -> new Observation.ProbePoint(probe.id(), probe.kind(), probe.address(), probe.arguments()))
                .toList();
        return new Observation(List.copyOf(components), regions, owned, probes);
    }

    private static int index(List<String> components, ImageMap.ComponentRange range) {
        int index = components.indexOf(range.component());
        return range.use() == ImageMap.Use.LIBRARY || index < 0 ? OF_CALLER : index;
    }
}
