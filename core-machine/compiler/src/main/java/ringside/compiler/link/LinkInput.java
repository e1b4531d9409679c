package ringside.compiler.link;

import java.util.List;
import java.util.Map;
import ringside.compiler.image.ImageMap;

/// What the code generator hands to the linker.
///
/// @param aliases domain id to (alias symbol to real symbol), for example `@entry.TRAP`
public record LinkInput(List<CodeUnit> code, List<DataUnit> data, Map<String, Map<String, String>> aliases,
                        List<ImageMap.RawPlace> rawPlaces, List<ImageMap.ObjectType> types) {

    /// Code that has no objects.
    public LinkInput(List<CodeUnit> code, List<DataUnit> data, Map<String, Map<String, String>> aliases, List<ImageMap.RawPlace> rawPlaces) {
        this(code, data, aliases, rawPlaces, List.of());
    }
}
