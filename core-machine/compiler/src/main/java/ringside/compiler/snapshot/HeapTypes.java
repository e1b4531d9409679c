package ringside.compiler.snapshot;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.World;

/// Walks live objects to learn which types an image heap will hold.
public final class HeapTypes {
    private final World world;
    private final Findings findings;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> types = new LinkedHashSet<>();

    public HeapTypes(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
    }

    /// Internal name of a live object's class; arrays by descriptor.
    public static String typeOf(Object object) {
        return object.getClass().getName().replace('.', '/');
    }

    /// Types of everything reachable from `root` that were not met before.
    public Set<String> visit(Object root, GuestClass holder) {
        types.clear();
        var work = new ArrayDeque<Object>();
        if (root != null) work.add(root);
        while (!work.isEmpty()) {
            Object object = work.remove();
            if (!seen.add(object)) continue;
            visitOne(object, holder, work);
        }
        return types;
    }

    private void visitOne(Object object, GuestClass holder, ArrayDeque<Object> work) {
        String type = typeOf(object);
        types.add(type);
        if (object instanceof String) return;
        if (object instanceof Object[] elements) {
            for (Object element : elements) if (element != null) work.add(element);
        } else if (!type.startsWith("[")) {
            visitFields(object, type, holder, work);
        }
    }

    private void visitFields(Object object, String type, GuestClass holder, ArrayDeque<Object> work) {
        GuestClass at = world.find(type);
        if (at == null) {
            types.remove(type);
            findings.add(Rule.INITIALISER, holder.sourceFile(), holder.simpleName() + ".<clinit>", holder.dottedName(),
                    "it leaves a " + type.replace('/', '.') + " behind");
            return;
        }
        for (; at != null; at = at.superclass()) {
            for (GuestField field : at.fields()) {
                if (field.isStatic() || field.type() != DataType.REFERENCE) continue;
                Object value = fieldValue(object, field);
                if (value != null) work.add(value);
            }
        }
    }

    static Object fieldValue(Object object, GuestField field) {
        if (field.owner().name().equals(World.ENUM)) {
            var constant = (Enum<?>) object;
            return field.name().equals("name") ? constant.name() : (Object) constant.ordinal();
        }
        return HostClasses.value(object, field);
    }
}
