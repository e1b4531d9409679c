package ringside.workbench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ringside.compiler.image.ImageMap;
import ringside.machine.trace.Observation;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.image.LaneImage;

/// Tells the machine's observer what the maps of an image and of its programs say.
final class Observations {
    /// [Observation.Region]: library code counts as its caller's.
    private static final int OF_CALLER = -1;

    private Observations() {}

    static Observation of(LaneImage image) {
        var map = image.kernel().map();
        var components = new ArrayList<String>();
        components.add("unknown");
        components.addAll(carriedBy(Architecture.Carrier.KERNEL, image));
        var regions = regions(map.components().stream(), components);
        var owned = map.segments().stream()
                .filter(segment -> components.contains(segment.component()))
                .map(segment -> new Observation.Owned(segment.physical(), segment.physical() + segment.bytes(),
                        components.indexOf(segment.component())))
                .toList();
        var programs = programs(image, components);
        return new Observation(List.copyOf(components), regions, owned, probes(map), programs);
    }

    /// The first component of a program's domain is the program itself and goes by its name; what else is linked into it is told apart.
    private static List<Observation.Program> programs(LaneImage image, List<String> components) {
        var linked = carriedBy(Architecture.Carrier.PROGRAM, image);
        linked.stream().skip(1).filter(id -> !components.contains(id)).forEach(components::add);
        return image.programs().entrySet().stream()
                .map(program -> new Observation.Program(program.getKey(),
                        regions(foreign(program.getValue(), linked), components), probes(program.getValue())))
                .toList();
    }

    /// Ranges of a program that belong to another component than the program itself.
    private static Stream<ImageMap.ComponentRange> foreign(ImageMap map, List<String> linked) {
        return linked.size() < 2 ? Stream.of() : map.components().stream().filter(range -> !range.component().equals(linked.getFirst()));
    }

    private static List<Observation.ProbePoint> probes(ImageMap map) {
        return map.probes().stream()
                .map(probe -> new Observation.ProbePoint(probe.id(), probe.kind(), probe.address(), probe.arguments()))
                .toList();
    }

    private static List<String> carriedBy(Architecture.Carrier carrier, LaneImage image) {
        return image.lane().architecture().domains().stream()
                .filter(domain -> domain.image() == carrier)
                .flatMap(domain -> domain.components().stream())
                .map(Architecture.Component::id)
                .toList();
    }

    private static List<Observation.Region> regions(Stream<ImageMap.ComponentRange> ranges, List<String> components) {
        return ranges.map(range -> new Observation.Region(range.start(), range.end(), index(components, range))).toList();
    }

    private static int index(List<String> components, ImageMap.ComponentRange range) {
        int index = components.indexOf(range.component());
        return range.use() == ImageMap.Use.LIBRARY || index < 0 ? OF_CALLER : index;
    }
}
