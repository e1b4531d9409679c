package ringside.compiler.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ringside.compiler.image.ImageMap;
import ringside.compiler.mutate.MutationWords;
import ringside.compiler.plan.ImagePlan;

/// Describes placed sections to people and tools.
final class MapBuilder {
    private MapBuilder() {}

    static ImageMap map(ImagePlan plan, List<ImageMap.ComponentRange> ranges, List<Section> sections, LinkInput input) {
        List<ImageMap.Segment> segments = sections.stream().map(section -> new ImageMap.Segment(section.name(),
                section.component(), section.virtual(), section.physical(), section.memoryBytes(),
                section.permission().flags())).toList();
        return new ImageMap(plan.name(), plan.profile().name().toLowerCase(Locale.ROOT), ranges, segments, functions(sections),
                lines(sections), probes(plan, sections), input.rawPlaces(),
                mutations(plan, sections), variables(sections), input.types());
    }

    private record Placed(long start, CodeUnit unit) {}

    private static Stream<Placed> units(List<Section> sections) {
        return sections.stream().flatMap(section -> section.pieces().stream().filter(piece -> piece.unit() != null)
                        .map(piece -> new Placed(section.addressOf(piece), piece.unit())))
                .sorted(Comparator.comparing(Placed::start, Long::compareUnsigned));
    }

    private static List<ImageMap.Function> functions(List<Section> sections) {
        return units(sections).map(placed -> {
            CodeUnit unit = placed.unit;
            return new ImageMap.Function(unit.name(), unit.descriptor(), unit.component(), unit.domain(), placed.start,
                    unit.code().length, unit.frame());
        }).toList();
    }

    private static List<ImageMap.Line> lines(List<Section> sections) {
        return units(sections).flatMap(placed -> RuntimeTables.lines(placed.unit, placed.start).stream())
                .map(line -> new ImageMap.Line(line.start(), line.file(), line.name(), line.line())).toList();
    }

    private static List<ImageMap.VariablePlace> variables(List<Section> sections) {
        return units(sections).flatMap(placed -> placed.unit.variables().stream().flatMap(variable -> variable.places().stream()
                .map(place -> new ImageMap.VariablePlace(placed.start + place.start(), placed.start + place.end(), variable.name(), variable.descriptor(),
                        variable.isParameter(), place.base() == CodeUnit.Place.FRAME ? ImageMap.VariablePlace.IN_MEMORY : place.base(), place.at())))).toList();
    }

    /// A probe stands in every domain that has its method.
    private static List<ImageMap.ProbePoint> probes(ImagePlan plan, List<Section> sections) {
        List<ImageMap.ProbePoint> points = new ArrayList<>();
        List<Placed> units = units(sections).toList();
        for (ImagePlan.ProbePlan probe : plan.probes()) {
            units.stream().filter(placed -> placed.unit.name().equals(probe.method()))
                    .forEach(placed -> points.add(new ImageMap.ProbePoint(probe.id(), probe.kind(), placed.start, probe.arguments())));
        }
        return points;
    }

    /// In order of the plan, then of the domains.
    private static List<ImageMap.MutationPoint> mutations(ImagePlan plan, List<Section> sections) {
        Map<String, String> sites = new HashMap<>();
        for (int i = 0; i < plan.mutations().size(); i++) {
            sites.put(MutationWords.record(i), plan.mutations().get(i));
        }
        return sections.stream().flatMap(section -> section.pieces().stream().filter(piece -> sites.containsKey(piece.symbol()))
                        .map(piece -> new ImageMap.MutationPoint(sites.get(piece.symbol()), section.domain(), section.addressOf(piece))))
                .sorted(Comparator.comparingInt(point -> plan.mutations().indexOf(point.site()))).toList();
    }
}
