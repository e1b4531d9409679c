package ringside.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.image.ImageMap;

/// A class or interface of the guest program with its superclass linked and its instance fields laid out.
///
/// Objects: 4-byte type id, 4 spare bytes, then the superclass's fields and the own ones, largest first.
public final class GuestClass {
    /// Bytes of the header of every object and array.
    public static final int HEADER = ImageMap.ObjectType.HEADER;
    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;

    private final String name;
    private final GuestClass superclass;
    private final List<String> interfaces;
    private final int flags;
    private final String sourceFile;
    private final Map<String, GuestField> fields = new LinkedHashMap<>();
    private final Map<String, GuestMethod> methods = new LinkedHashMap<>();
    private final RawPermit rawPermit;
    private final int recursionDepth;
    private final boolean servicePort;
    private final String foreignSuperclass;
    private int end;

    /// What `@RawAllowed` says.
    public record RawPermit(String category, String reason) {}

    /// A class the compiler knows without a class file: `java.lang.Object` and its few companions.
    GuestClass(String name, GuestClass superclass) {
        this.name = name;
        this.superclass = superclass;
        this.interfaces = List.of();
        this.flags = 0;
        this.sourceFile = name;
        this.rawPermit = null;
        this.recursionDepth = 0;
        this.servicePort = false;
        this.foreignSuperclass = null;
        this.end = superclass == null ? HEADER : superclass.end;
    }

    /// @param superclass null if it is not part of the guest program
    GuestClass(ClassModel model, GuestClass superclass, GuestClass object) {
        this.name = model.thisClass().asInternalName();
        this.superclass = superclass == null ? object : superclass;
        this.interfaces = model.interfaces().stream().map(entry -> entry.asInternalName()).toList();
        this.flags = model.flags().flagsMask();
        this.sourceFile = model.findAttribute(Attributes.sourceFile()).map(file -> file.sourceFile().stringValue()).orElse(name);
        this.rawPermit = rawPermit(model);
        this.foreignSuperclass = superclass == null ? model.superclass().map(entry -> entry.asInternalName()).orElse(null) : null;
        this.recursionDepth = depth(annotation(model, GuestMethod.RECURSIVE));
        this.servicePort = annotation(model, "Lguest/port/Port;") != null;
        this.end = this.superclass.end;
        for (MethodModel method : model.methods()) {
            var made = new GuestMethod(this, method);
            methods.put(made.selector(), made);
        }
        layOut(model.fields());
    }

    private void layOut(List<FieldModel> models) {
        var instance = new ArrayList<FieldModel>();
        for (FieldModel field : models) {
            if ((field.flags().flagsMask() & 0x0008) == 0) instance.add(field);
            else put(field, -1);
        }
        instance.sort(Comparator.comparingInt((FieldModel f) -> -DataType.of(f.fieldType().stringValue()).bytes()));
        for (FieldModel field : instance) place(field);
    }

    private void place(FieldModel field) {
        int bytes = DataType.of(field.fieldType().stringValue()).bytes();
        end = (end + bytes - 1) & -bytes;
        put(field, end);
        end += bytes;
    }

    private void put(FieldModel field, int offset) {
        add(new GuestField(this, field.fieldName().stringValue(), field.fieldType().stringValue(),
                field.flags().flagsMask(), offset, guard(field)));
    }

    private static String guard(FieldModel field) {
        return field.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream().flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().equalsString("Lguest/lang/GuardedBy;")).findFirst().map(GuestMethod::text).orElse(null);
    }

    private void add(GuestField field) {
        fields.put(field.name() + ":" + field.descriptor(), field);
    }

    /// Adds a field to a class without a class file.
    GuestClass withField(String fieldName, String descriptor) {
        int bytes = DataType.of(descriptor).bytes();
        end = (end + bytes - 1) & -bytes;
        add(new GuestField(this, fieldName, descriptor, 0, end, null));
        end += bytes;
        return this;
    }

    private static RawPermit rawPermit(ClassModel model) {
        Annotation permit = annotation(model, "Lguest/raw/RawAllowed;");
        if (permit == null) return null;
        String category = "";
        String reason = "";
        for (AnnotationElement element : permit.elements()) {
            if (element.value() instanceof AnnotationValue.OfEnum value) category = value.constantName().stringValue();
            if (element.value() instanceof AnnotationValue.OfString value) reason = value.stringValue();
        }
        return new RawPermit(category, reason);
    }

    /// The number in `@Recursive`; 0 without one.
    static int depth(Annotation recursive) {
        if (recursive == null) return 0;
        return recursive.elements().getFirst().value() instanceof AnnotationValue.OfInt depth ? depth.intValue() : 0;
    }

    private static Annotation annotation(ClassModel model, String descriptor) {
        return model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(descriptor))
                .findFirst().orElse(null);
    }

    /// Internal name: `guest/lib/Os`.
    public String name() {
        return name;
    }

    public String dottedName() {
        return name.replace('/', '.');
    }

    public String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    public GuestClass superclass() {
        return superclass;
    }

    /// Internal name of a superclass that guest code cannot have; null where all is well.
    public String foreignSuperclass() {
        return foreignSuperclass;
    }

    public List<String> interfaces() {
        return interfaces;
    }

    public String sourceFile() {
        return sourceFile;
    }

    public boolean isInterface() {
        return (flags & INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (flags & ABSTRACT) != 0;
    }

    /// The permission to use `guest.raw`, or null.
    public RawPermit rawPermit() {
        return rawPermit;
    }

    /// True of an interface marked `@Port`.
    public boolean isServicePort() {
        return servicePort;
    }

    /// What `@Recursive` says of each method of the class; 0 if it says nothing.
    int recursionDepth() {
        return recursionDepth;
    }

    /// Bytes of an instance, a multiple of 8.
    public int instanceBytes() {
        return (end + 7) & -8;
    }

    public Collection<GuestMethod> methods() {
        return methods.values();
    }

    /// The method declared here, or null.
    public GuestMethod declared(String selector) {
        return methods.get(selector);
    }

    public Collection<GuestField> fields() {
        return fields.values();
    }

    /// The field declared here, or null.
    public GuestField field(String fieldName, String descriptor) {
        return fields.get(fieldName + ":" + descriptor);
    }

    @Override
    public String toString() {
        return name;
    }
}
