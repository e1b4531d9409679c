package ringside.compiler.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ringside.compiler.image.ImageMap.ObjectType;
import ringside.compiler.world.GuestClass;

/// Tells how the objects of a domain lie in memory.
public final class ObjectTypes {
    private ObjectTypes() {}

    /// Every type of which objects exist, by its number.
    public static List<ObjectType> of(DomainCode code) {
        List<String> types = code.typeIds().types();
        return IntStream.range(1, types.size()).mapToObj(id -> type(code, id, types.get(id))).toList();
    }

    private static ObjectType type(DomainCode code, int id, String name) {
        var fields = new ArrayList<ObjectType.Field>();
        for (GuestClass at = name.startsWith("[") ? null : code.world().find(name); at != null; at = at.superclass()) {
            at.fields().stream().filter(field -> !field.isStatic())
                    .forEach(field -> fields.add(new ObjectType.Field(field.name(), field.descriptor(), field.offset())));
        }
        fields.sort(Comparator.comparingInt(ObjectType.Field::offset));
        return new ObjectType(code.domain(), id, name.replace('/', '.'), List.copyOf(fields));
    }
}
