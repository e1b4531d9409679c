package ringside.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// A method of a guest class.
public final class GuestMethod {
    static final String RECURSIVE = "Lguest/lang/Recursive;";

    private final GuestClass owner;
    private final MethodModel model;
    private final MethodTypeDesc type;
    private final String name;
    /// Read when first asked for.
    private List<Annotation> annotations;

    GuestMethod(GuestClass owner, MethodModel model) {
        this.owner = owner;
        this.model = model;
        this.name = model.methodName().stringValue();
        this.type = model.methodTypeSymbol();
    }

    public GuestClass owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return type.descriptorString();
    }

    /// Name and descriptor: what overriding goes by.
    public String selector() {
        return name + descriptor();
    }

    /// `guest.service.fs.MemoryFiles.read`
    public String displayName() {
        return owner.dottedName() + "." + name;
    }

    /// `MemoryFiles.read`, for messages.
    public String place() {
        return owner.simpleName() + "." + name;
    }

    public String returnDescriptor() {
        return type.returnType().descriptorString();
    }

    /// Descriptors of the parameters, with the receiver's class first for instance methods.
    public List<String> parameters() {
        var all = new ArrayList<String>();
        if (!isStatic()) all.add("L" + owner.name() + ";");
        for (ClassDesc parameter : type.parameterList()) all.add(parameter.descriptorString());
        return all;
    }

    /// The body, or null for abstract and native methods.
    public CodeModel code() {
        return model.code().orElse(null);
    }

    public boolean isStatic() {
        return has(0x0008);
    }

    public boolean isNative() {
        return has(0x0100);
    }

    public boolean isAbstract() {
        return has(0x0400);
    }

    public boolean isPrivate() {
        return has(0x0002);
    }

    public boolean isSynchronized() {
        return has(0x0020);
    }

    private boolean has(int flag) {
        return (model.flags().flagsMask() & flag) != 0;
    }

    /// Kind named by `@Entry`, or null.
    public String entryKind() {
        Annotation entry = annotation("Lguest/lang/Entry;");
        if (entry == null) return null;
        return entry.elements().getFirst().value() instanceof AnnotationValue.OfEnum kind
                ? kind.constantName().stringValue() : null;
    }

    public boolean isProbe() {
        return annotation("Lguest/lang/Probe;") != null;
    }

    /// What a caller must see to, as `@Trusting` says; null for methods that are safe whatever the caller does.
    public String trust() {
        return text(annotation("Lguest/raw/Trusting;"));
    }

    /// The lock whose holding `@Holds` demands of every caller, or null.
    public String holds() {
        return text(annotation("Lguest/lang/Holds;"));
    }

    /// The only element of an annotation, which is a text; null without the annotation.
    static String text(Annotation annotation) {
        if (annotation == null) return null;
        return annotation.elements().getFirst().value() instanceof AnnotationValue.OfString text ? text.stringValue() : "";
    }

    /// True of methods that promise to make nothing.
    public boolean isFreeOfAllocation() {
        return annotation("Lguest/lang/NoAllocation;") != null;
    }

    /// How many calls of this method can be under way on one stack, as `@Recursive` says; 0 if it says nothing.
    public int recursionDepth() {
        int own = GuestClass.depth(annotation(RECURSIVE));
        return own > 0 ? own : owner.recursionDepth();
    }

    private Annotation annotation(String descriptor) {
        if (annotations == null) {
            annotations = model.findAttribute(Attributes.runtimeInvisibleAnnotations()).map(attribute -> attribute.annotations()).orElse(List.of());
        }
        for (Annotation each : annotations) if (each.className().equalsString(descriptor)) return each;
        return null;
    }

    @Override
    public String toString() {
        return displayName() + descriptor();
    }
}
