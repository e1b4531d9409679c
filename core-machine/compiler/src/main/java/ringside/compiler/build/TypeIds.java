package ringside.compiler.build;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.World;

/// Numbers of the types of which objects exist in a domain: pre-order of the class tree from 1, so that the subtypes of a class
/// are a range.
///
/// Id 0 is no type; zeroed memory is no object.
public final class TypeIds {
    private final World world;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, BitSet> subtypes = new HashMap<>();

    public TypeIds(World world, Set<String> instantiated) {
        this.world = world;
        types.add("");
        var children = new TreeMap<String, TreeSet<String>>();
        for (String type : instantiated) {
            String at = type;
            while (!at.equals(World.OBJECT)) {
                String above = parent(at);
                if (!children.computeIfAbsent(above, _ -> new TreeSet<>()).add(at)) break;
                at = above;
            }
        }
        number(World.OBJECT, instantiated, children);
    }

    private void number(String type, Set<String> instantiated, Map<String, TreeSet<String>> children) {
        if (instantiated.contains(type)) {
            ids.put(type, types.size());
            types.add(type);
        }
        for (String child : children.getOrDefault(type, new TreeSet<>())) number(child, instantiated, children);
    }

    private String parent(String type) {
        if (!type.startsWith("[")) {
            GuestClass found = world.find(type);
            return found == null || found.superclass() == null ? World.OBJECT : found.superclass().name();
        }
        String element = type.substring(1);
        if (!element.startsWith("L")) return World.OBJECT;
        String name = element.substring(1, element.length() - 1);
        return name.equals(World.OBJECT) ? World.OBJECT : "[L" + parent(name) + ";";
    }

    /// The id of an instantiated type.
    public int id(String type) {
        Integer id = ids.get(type);
        if (id == null) throw new IllegalStateException("type " + type + " was not found to be instantiated");
        return id;
    }

    /// Type of each id; index 0 is empty.
    public List<String> types() {
        return types;
    }

    /// Ids of all instantiated types that are subtypes of `type`. Not to be changed.
    public BitSet subtypes(String type) {
        return subtypes.computeIfAbsent(type, one -> {
            var members = new BitSet();
            for (int id = 1; id < types.size(); id++) if (world.isSubtype(types.get(id), one)) members.set(id);
            return members;
        });
    }
}
