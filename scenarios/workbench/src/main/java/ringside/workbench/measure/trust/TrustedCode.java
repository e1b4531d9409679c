package ringside.workbench.measure.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import ringside.compiler.image.ImageMap;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Trust;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.SourceClass;

/// The code of a kernel image, divided by what its failure does to one property: *no program can read or change another program's memory*.
///
/// One rule for all lanes, from ring, compiled mode and declared trust:
///
/// | code | counts as |
/// |---|---|
/// | of a program (declared untrusted) | neither: the property is about it |
/// | ring 0, unchecked component | trusted: it can store anywhere |
/// | ring 0, library code and entry stubs | trusted: clones of both modes share one place |
/// | ring 0, checked component | confined by the compiler |
/// | ring 3, domain with a component declared trusted | trusted: it hands out memory |
/// | ring 3, any other | neither: the hardware confines it |
///
/// A declaration can add to the trusted code and never take away: what runs unchecked in ring 0 counts, whatever it is called.
record TrustedCode(long bytes, long lines, long rawPlaces, long confinedBytes, OptionalDouble checkedShare) {

    private enum Standing { TRUSTED, CONFINED, NEITHER }

    static TrustedCode of(LaneImage image) {
        return new Division(image.lane().architecture(), image.kernel().map()).result();
    }

    private static final class Division {
        private final ImageMap map;
        private final Map<String, Domain> domains = new HashMap<>();
        private final Map<String, Component> components = new HashMap<>();

        Division(Architecture architecture, ImageMap map) {
            this.map = map;
            for (Domain domain : architecture.domains()) {
                domains.put(domain.id(), domain);
                domain.components().forEach(component -> components.put(component.id(), component));
            }
        }

        TrustedCode result() {
            var trusted = map.functions().stream().filter(function -> standing(function) == Standing.TRUSTED).toList();
            var lines = linesOf(trusted);
            var classes = lines.stream().map(line -> SourceClass.of(line.symbol())).distinct().toList();
            return new TrustedCode(
                    bytes(trusted),
                    lines.stream().filter(line -> line.line() > 0).map(line -> SourceClass.of(line.symbol()) + ":" + line.line()).distinct().count(),
                    map.rawPlaces().stream().filter(place -> classes.contains(place.type())).count(),
                    bytes(map.functions().stream().filter(function -> standing(function) == Standing.CONFINED).toList()),
                    checkedShare());
        }

        private Standing standing(ImageMap.Function function) {
            var domain = domains.get(function.domain());
            if (domain == null) {
                return Standing.NEITHER;
            }
            var component = Optional.ofNullable(components.get(function.component()));
            if (component.isPresent() && component.get().trust() == Trust.UNTRUSTED) {
                return Standing.NEITHER;
            }
            if (domain.ring() != 0) {
                return domain.components().stream().anyMatch(each -> each.trust() == Trust.TRUSTED) ? Standing.TRUSTED : Standing.NEITHER;
            }
            return component.isPresent() && component.get().mode() == Mode.CHECKED ? Standing.CONFINED : Standing.TRUSTED;
        }

        private OptionalDouble checkedShare() {
            var own = map.functions().stream()
                    .filter(function -> components.containsKey(function.component()))
                    .filter(function -> components.get(function.component()).trust() != Trust.UNTRUSTED)
                    .toList();
            var checked = own.stream().filter(function -> components.get(function.component()).mode() == Mode.CHECKED).toList();
            return own.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) bytes(checked) / bytes(own));
        }

        private List<ImageMap.Line> linesOf(List<ImageMap.Function> functions) {
            NavigableMap<Long, ImageMap.Function> byStart = new TreeMap<>(Long::compareUnsigned);
            functions.forEach(function -> byStart.put(function.start(), function));
            return map.lines().stream().filter(line -> {
                var before = byStart.floorEntry(line.start());
                return before != null && line.start() - before.getKey() < before.getValue().length();
            }).toList();
        }

        private static long bytes(List<ImageMap.Function> functions) {
            return functions.stream().mapToLong(ImageMap.Function::length).sum();
        }
    }
}
