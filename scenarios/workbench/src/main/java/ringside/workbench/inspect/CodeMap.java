package ringside.workbench.inspect;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import ringside.compiler.image.ImageMap;
import ringside.compiler.image.ImageMap.Function;
import ringside.compiler.image.ImageMap.Line;
import ringside.compiler.image.ImageMap.ObjectType;
import ringside.compiler.image.ImageMap.VariablePlace;

/// What an image's map says of an address.
final class CodeMap {
    private static final String TEACHING = "teaching";

    private final ImageMap map;
    private final Map<Long, List<VariablePlace>> variables = new HashMap<>();

    /// A type in a domain.
    private record TypeKey(String domain, int id) {}

    private final Map<TypeKey, ObjectType> types = new HashMap<>();

    CodeMap(ImageMap map) {
        this.map = map;
        map.types().forEach(type -> types.put(new TypeKey(type.domain(), type.id()), type));
    }

    /// Whether code was compiled so that variables have places.
    boolean tellsVariables() {
        return map.profile().equals(TEACHING);
    }

    /// The function whose code holds `address`.
    Optional<Function> function(long address) {
        return lastNotAbove(map.functions(), Function::start, address).filter(function -> address - function.start() < function.length());
    }

    /// The source line of code; empty where a method still makes its frame, which is in no line.
    Optional<Line> line(long address) {
        return lastNotAbove(map.lines(), Line::start, address).filter(line -> line.line() > 0);
    }

    Optional<ObjectType> type(String domain, int id) {
        return Optional.ofNullable(types.get(new TypeKey(domain, id)));
    }

    /// Every variable a function has, each with where it is while the instruction at `address` is the next one, or with nothing.
    Map<Name, Optional<VariablePlace>> variables(Function function, long address) {
        var found = new LinkedHashMap<Name, Optional<VariablePlace>>();
        for (VariablePlace place : placesIn(function)) {
            found.putIfAbsent(Name.of(place), Optional.empty());
        }
        map.variablesAt(address).forEach(place -> found.put(Name.of(place), Optional.of(place)));
        return found;
    }

    /// In order of declaration, parameters first.
    private Collection<VariablePlace> placesIn(Function function) {
        return variables.computeIfAbsent(function.start(), start -> map.variables().stream()
                .filter(place -> place.start() - start >= 0 && place.start() - start < function.length())
                .sorted((a, b) -> Boolean.compare(b.parameter(), a.parameter())).toList());
    }

    /// A variable of a function.
    record Name(String name, String descriptor, boolean parameter) {
        static Name of(VariablePlace place) {
            return new Name(place.name(), place.descriptor(), place.parameter());
        }
    }

    private static <T> Optional<T> lastNotAbove(List<T> sorted, ToLongFunction<T> start, long address) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(start.applyAsLong(sorted.get(middle)), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(sorted.get(low - 1));
    }
}
