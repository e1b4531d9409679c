package ringside.workbench.measure.trust;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import ringside.compiler.image.ImageMap;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Carrier;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.SourceClass;

/// The code of a lane, divided by what its failure does to one [Property]. [Standings] has the rule.
///
/// A function that was compiled for several domains counts once, by its longest clone: it is right everywhere or nowhere.
///
/// @param serviceBytes those of `bytes` that are code of services, which is what grows when a system does more
record TrustedCode(long bytes, long lines, long rawPlaces, long confinedBytes, long serviceBytes) {
    private static final String SERVICES = "guest.service.";

    static TrustedCode of(LaneImage image, Property property) {
        var standings = new Standings(image.lane().architecture(), property);
        var kernel = new Part(image.kernel().map(), standings);
        var program = programOf(image, standings);
        var trusted = Stream.of(kernel, program).flatMap(part -> part.in(Standing.TRUSTED).stream()).toList();
        var lines = Stream.of(kernel, program).flatMap(part -> part.linesIn(Standing.TRUSTED).stream()).toList();
        var classes = new HashSet<String>();
        lines.forEach(line -> classes.add(SourceClass.of(line.symbol())));
        var places = new HashSet<String>();
        Stream.of(kernel.map, program.map).flatMap(map -> map.rawPlaces().stream()).map(ImageMap.RawPlace::type).filter(classes::contains).forEach(places::add);
        return new TrustedCode(
                bytes(trusted),
                lines.stream().filter(line -> line.line() > 0).map(line -> SourceClass.of(line.symbol()) + ":" + line.line()).distinct().count(),
                places.size(),
                bytes(kernel.in(Standing.CONFINED)),
                bytes(trusted.stream().filter(function -> function.symbol().startsWith(SERVICES)).toList()));
    }

    /// Share of the code of the kernel image's components, programs excepted, that was compiled with checks.
    static OptionalDouble checkedShare(LaneImage image) {
        var checked = new HashMap<String, Boolean>();
        image.lane().architecture().components().stream().filter(component -> component.trust() != Architecture.Trust.UNTRUSTED)
                .forEach(component -> checked.put(component.id(), component.mode() == Architecture.Mode.CHECKED));
        long all = 0;
        long some = 0;
        for (var function : image.kernel().map().functions()) {
            if (checked.containsKey(function.component())) {
                all += function.length();
                some += checked.get(function.component()) ? function.length() : 0;
            }
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }

    /// Of the programs the one with the most to trust, because what a program does not use of its library is not linked into it.
    private static Part programOf(LaneImage image, Standings standings) {
        boolean carriers = image.lane().architecture().domains().stream().anyMatch(domain -> domain.image() == Carrier.PROGRAM);
        var nothing = new ImageMap("", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return carriers ? image.programs().values().stream().map(map -> new Part(map, standings))
                .max(Comparator.comparingLong(part -> bytes(part.in(Standing.TRUSTED)))).orElse(new Part(nothing, standings))
                : new Part(nothing, standings);
    }

    private static long bytes(List<ImageMap.Function> functions) {
        var longest = new HashMap<String, Integer>();
        functions.forEach(function -> longest.merge(function.symbol() + function.descriptor(), function.length(), Math::max));
        return longest.values().stream().mapToLong(Integer::longValue).sum();
    }

    /// One file of an image.
    private record Part(ImageMap map, Standings standings) {
        List<ImageMap.Function> in(Standing standing) {
            return map.functions().stream().filter(function -> standings.of(function) == standing).toList();
        }

        List<ImageMap.Line> linesIn(Standing standing) {
            NavigableMap<Long, ImageMap.Function> byStart = new TreeMap<>(Long::compareUnsigned);
            in(standing).forEach(function -> byStart.put(function.start(), function));
            return map.lines().stream().filter(line -> {
                var before = byStart.floorEntry(line.start());
                return before != null && line.start() - before.getKey() < before.getValue().length();
            }).toList();
        }
    }
}
