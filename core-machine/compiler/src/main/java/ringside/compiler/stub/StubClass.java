package ringside.compiler.stub;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A class to be generated.
///
/// @param made  fields that start with a new object of their type; its constructor takes nothing
/// @param given fields that the constructor takes, in order
record StubClass(ClassDesc name, ClassDesc implemented, List<Expression.Own> made, List<Expression.Own> given, List<Method> methods) {

    /// @param parameters names, in order
    record Method(String name, MethodTypeDesc type, List<String> parameters, List<Statement> body) {}

    /// As a class file and as the Java that javac makes the same class file from.
    GeneratedClass generate() {
        return new GeneratedClass(internalName(), StubBytecode.of(this), StubText.of(this));
    }

    private String internalName() {
        String descriptor = name.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
