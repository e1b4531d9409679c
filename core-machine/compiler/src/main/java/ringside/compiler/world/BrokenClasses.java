package ringside.compiler.world;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds class files that no Java compiler wrote: cut off, changed on the way, or made by hand. They are looked for when a compilation came
/// to no end, which with whole class files is a defect of the compiler.
public final class BrokenClasses {
    private final ClassPath classPath;

    public BrokenClasses(ClassPath classPath) {
        this.classPath = classPath;
    }

    /// What is wrong, in one line, by internal name of the class, of all class files that were asked for.
    public Map<String, String> find() {
        var broken = new TreeMap<String, String>();
        for (String name : classPath.given()) {
            try {
                fault(name).ifPresent(fault -> broken.put(name, fault));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException unreadable) {
                broken.put(name, firstLine(unreadable));
            }
        }
        return broken;
    }

    private Optional<String> fault(String name) {
        ClassModel model = ClassFile.of().parse(classPath.find(name));
        if (!model.thisClass().asInternalName().equals(name)) return Optional.of("it is named " + model.thisClass().asInternalName());
        if (isOwnSuperclass(name)) return Optional.of("it extends itself");
        model.fields().forEach(field -> field.fieldTypeSymbol());
        model.methods().forEach(method -> method.methodTypeSymbol());
        Optional<String> tables = model.methods().stream().flatMap(method -> method.code().stream()).flatMap(code -> wrongVariables(code).stream()).findFirst();
        if (tables.isPresent()) return tables;
        var bodiless = model.methods().stream()
                .filter(method -> method.code().isEmpty() == ((method.flags().flagsMask() & (ClassFile.ACC_ABSTRACT | ClassFile.ACC_NATIVE)) == 0)).findFirst();
        if (bodiless.isPresent()) return Optional.of("method " + bodiless.get().methodName().stringValue() + " has a body and should not, or the other way round");
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy())).verify(model).stream().findFirst().map(BrokenClasses::firstLine);
    }

    /// What debuggers read is not verified by the JVM.
    private static Optional<String> wrongVariables(CodeModel code) {
        int slots = code instanceof CodeAttribute attribute ? attribute.maxLocals() : 0;
        return code.elementStream().filter(LocalVariable.class::isInstance).map(LocalVariable.class::cast)
                .filter(variable -> variable.slot() >= slots || variable.name().stringValue().isEmpty() || variable.typeSymbol() == null)
                .findFirst().map(variable -> "local variable " + variable.name().stringValue() + " has no slot");
    }

    private boolean isOwnSuperclass(String name) {
        Set<String> seen = new HashSet<>();
        String at = name;
        while (at != null && seen.add(at)) {
            byte[] bytes = classPath.find(at);
            at = bytes == null ? null : ClassFile.of().parse(bytes).superclass().map(entry -> entry.asInternalName()).orElse(null);
        }
        return at != null;
    }

    private ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing(this::open).orElse(ClassHierarchyResolver.defaultResolver());
    }

    private ByteArrayInputStream open(ClassDesc type) {
        byte[] bytes = classPath.find(type.descriptorString().substring(1, type.descriptorString().length() - 1));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    private static String firstLine(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage().lines().findFirst().orElse("");
    }
}
