package ringside.compiler.world;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All guest classes, loaded when first asked for, and the questions the language rules ask about them.
public final class World {
    public static final String OBJECT = "java/lang/Object";
    public static final String STRING = "java/lang/String";
    public static final String ENUM = "java/lang/Enum";
    public static final String RECORD = "java/lang/Record";

    private final ClassPath classPath;
    private final Map<String, GuestClass> classes = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();

    public World(ClassPath classPath) {
        this.classPath = classPath;
        var object = new GuestClass(OBJECT, null);
        classes.put(OBJECT, object);
        classes.put(STRING, new GuestClass(STRING, object));
        classes.put(RECORD, new GuestClass(RECORD, object));
        classes.put(ENUM, new GuestClass(ENUM, object).withField("name", "Ljava/lang/String;").withField("ordinal", "I"));
    }

    /// The class of this internal name, or null if it is not part of the guest program.
    public GuestClass find(String name) {
        GuestClass known = classes.get(name);
        if (known != null || classes.containsKey(name) || name.startsWith("java/")) return known;
        byte[] bytes = classPath.find(name);
        GuestClass loaded = null;
        if (bytes != null) {
            ClassModel model = ClassFile.of().parse(bytes);
            String superName = model.superclass().map(entry -> entry.asInternalName()).orElse(OBJECT);
            loaded = new GuestClass(model, find(superName), find(OBJECT));
        }
        classes.put(name, loaded);
        return loaded;
    }

    /// True of `java.lang` exceptions and errors: they may be thrown, but never exist as objects.
    public static boolean isThrowable(String name) {
        return name.startsWith("java/lang/")
                && (name.endsWith("Exception") || name.endsWith("Error") || name.endsWith("Throwable"));
    }

    /// Every class and interface name `type` can be viewed as, itself included. Arrays are named by descriptor.
    public Set<String> supertypesOf(String type) {
        Set<String> known = supertypes.get(type);
        if (known != null) return known;
        var all = new LinkedHashSet<String>();
        all.add(type);
        if (type.startsWith("[")) arraySupertypes(type, all);
        else classSupertypes(type, all);
        supertypes.put(type, all);
        return all;
    }

    private void classSupertypes(String type, Set<String> all) {
        GuestClass found = find(type);
        if (found == null) return;
        if (found.superclass() != null) all.addAll(supertypesOf(found.superclass().name()));
        for (String one : found.interfaces()) all.addAll(supertypesOf(one));
        all.add(OBJECT);
    }

    private void arraySupertypes(String type, Set<String> all) {
        String element = type.substring(1);
        if (element.startsWith("L")) {
            for (String one : supertypesOf(element.substring(1, element.length() - 1))) all.add("[L" + one + ";");
        } else if (element.startsWith("[")) {
            for (String one : supertypesOf(element)) all.add("[" + (one.startsWith("[") ? one : "L" + one + ";"));
        }
        all.add(OBJECT);
    }

    public boolean isSubtype(String type, String of) {
        return supertypesOf(type).contains(of);
    }

    /// The method a call on class or interface `type` names, searched as the JVM does (JVMS §5.4.3.3), or null.
    public GuestMethod resolve(String type, String selector) {
        for (GuestClass at = find(type.startsWith("[") ? OBJECT : type); at != null; at = at.superclass()) {
            GuestMethod found = at.declared(selector);
            if (found != null) return found;
        }
        return defaultMethod(type, selector);
    }

    /// The method that runs when `selector` is invoked on an instance of exactly `type`, or null.
    public GuestMethod select(String type, String selector) {
        for (GuestClass at = find(type.startsWith("[") ? OBJECT : type); at != null; at = at.superclass()) {
            GuestMethod found = at.declared(selector);
            if (found != null && !found.isAbstract()) return found;
        }
        return defaultMethod(type, selector);
    }

    private GuestMethod defaultMethod(String type, String selector) {
        var candidates = new ArrayList<GuestMethod>();
        for (String one : supertypesOf(type)) {
            GuestClass found = find(one);
            if (found == null || !found.isInterface()) continue;
            GuestMethod method = found.declared(selector);
            if (method != null && !method.isStatic() && !method.isPrivate()) candidates.add(method);
        }
        return mostSpecific(candidates);
    }

    private GuestMethod mostSpecific(List<GuestMethod> candidates) {
        GuestMethod best = null;
        for (GuestMethod one : candidates) {
            if (best == null || isSubtype(one.owner().name(), best.owner().name()) || best.isAbstract() && !one.isAbstract()
                    && !isSubtype(best.owner().name(), one.owner().name())) best = one;
        }
        return best;
    }

    /// The field a reference on `type` names (JVMS §5.4.3.2), or null.
    public GuestField field(String type, String name, String descriptor) {
        for (GuestClass at = find(type); at != null; at = at.superclass()) {
            GuestField found = at.field(name, descriptor);
            if (found != null) return found;
        }
        for (String one : supertypesOf(type)) {
            GuestClass found = find(one);
            GuestField field = found == null ? null : found.field(name, descriptor);
            if (field != null) return field;
        }
        return null;
    }
}
