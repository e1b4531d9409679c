package ringside.compiler.stub;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleParameterAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import ringside.compiler.CompileException;
import ringside.compiler.Diagnostic;

/// Reads the operations of a port, and refuses what cannot travel in a message.
///
/// | code | meaning |
/// |---|---|
/// | IPC-01 | the type is not an interface marked `@Port` |
/// | IPC-02 | the interface extends another |
/// | IPC-03 | a method has a body |
/// | IPC-04 | a result is neither int nor long |
/// | IPC-05 | a parameter is neither int nor long nor a buffer |
/// | IPC-06 | there are more than three values |
/// | IPC-07 | there is more than one buffer |
/// | IPC-08 | parameters are out of order: caller, values, buffer |
/// | IPC-09 | `@Caller` stands on something other than one int |
/// | IPC-10 | `@Granted` stands on something other than a buffer |
final class PortReader {
    private static final String PORT = "Lguest/port/Port;";
    private static final String CALLER = "Lguest/port/Caller;";
    private static final String GRANTED = "Lguest/port/Granted;";
    private static final String BUFFER = "Lguest/port/Buffer;";
    private static final List<String> SCALARS = List.of("first", "second", "third");

    private final ClassModel port;
    private final String file;
    private final String simpleName;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private PortReader(ClassModel port) {
        this.port = port;
        String name = port.thisClass().asInternalName();
        this.simpleName = name.substring(name.lastIndexOf('/') + 1);
        this.file = port.findAttribute(Attributes.sourceFile()).map(source -> source.sourceFile().stringValue())
                .orElse(name.replace('/', '.'));
    }

    /// @throws CompileException with every IPC error of the interface
    static List<Operation> read(ClassModel port) throws CompileException {
        PortReader reader = new PortReader(port);
        List<Operation> operations = reader.operations();
        if (!reader.diagnostics.isEmpty()) {
            throw new CompileException(reader.diagnostics);
        }
        return operations;
    }

    private List<Operation> operations() {
        if (!port.flags().has(AccessFlag.INTERFACE) || !isAnnotated(port, PORT)) {
            refuse("IPC-01", "is not an interface marked @Port", "", "make it an interface and mark it with guest.port.Port");
        }
        if (!port.interfaces().isEmpty()) {
            refuse("IPC-02", "extends another interface", "", "declare every operation in the port itself");
        }
        List<Operation> operations = new ArrayList<>();
        for (MethodModel method : port.methods()) {
            if (method.methodName().equalsString("<clinit>")) {
                continue;
            }
            operations.add(operation(method, operations.size()));
        }
        return operations;
    }

    private static boolean isAnnotated(ClassModel type, String annotation) {
        return type.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .map(RuntimeInvisibleAnnotationsAttribute::annotations).orElse(List.of())
                .stream().anyMatch(a -> a.className().equalsString(annotation));
    }

    private Operation operation(MethodModel method, int number) {
        String name = method.methodName().stringValue();
        if (!method.flags().has(AccessFlag.ABSTRACT)) {
            refuse("IPC-03", "has a body, which would run in the client", name, "declare the method without a body");
        }
        String result = method.methodTypeSymbol().returnType().descriptorString();
        if (!result.equals("I") && !result.equals("J")) {
            refuse("IPC-04", "returns " + method.methodTypeSymbol().returnType().displayName(), name,
                    "return int or long, negative for an error");
        }
        return new Operation(number, name, method.methodTypeSymbol(), parts(method, name));
    }

    private List<Operation.Part> parts(MethodModel method, String name) {
        List<ClassDesc> types = method.methodTypeSymbol().parameterList();
        List<Boolean> callers = marked(method, types.size(), CALLER);
        List<Boolean> granted = marked(method, types.size(), GRANTED);
        List<Operation.Part> parts = new ArrayList<>();
        int scalars = 0;
        int buffers = 0;
        for (int i = 0; i < types.size(); i++) {
            String descriptor = types.get(i).descriptorString();
            if (granted.get(i) && !descriptor.equals(BUFFER)) {
                refuse("IPC-10", "marks a parameter with @Granted that is no buffer", name, "mark the guest.port.Buffer whose pages are lent");
            }
            if (callers.get(i)) {
                caller(descriptor, parts, name);
                parts.add(new Operation.Part.Caller());
            } else if (descriptor.equals("I") || descriptor.equals("J")) {
                inOrder(buffers == 0, name);
                parts.add(new Operation.Part.Scalar(SCALARS.get(Math.min(scalars, SCALARS.size() - 1)),
                        descriptor.equals("I") ? Operation.Size.INT : Operation.Size.LONG));
                scalars++;
            } else if (descriptor.equals(BUFFER)) {
                parts.add(new Operation.Part.Buffer(granted.get(i) ? Operation.Passing.GRANTED : Operation.Passing.COPIED));
                buffers++;
            } else {
                refuse("IPC-05", "takes " + types.get(i).displayName(), name,
                        "pass int or long values, and client data as one guest.port.Buffer");
            }
        }
        if (scalars > SCALARS.size()) {
            refuse("IPC-06", "takes " + scalars + " values", name, "pass at most three, or put them into the buffer");
        }
        if (buffers > 1) {
            refuse("IPC-07", "takes " + buffers + " buffers", name, "pass one buffer in each call");
        }
        return List.copyOf(parts);
    }

    private void caller(String descriptor, List<Operation.Part> before, String name) {
        if (!descriptor.equals("I") || before.contains(new Operation.Part.Caller())) {
            refuse("IPC-09", "marks a parameter with @Caller that is not its only int of that kind", name,
                    "mark one int parameter with @Caller");
        } else {
            inOrder(before.isEmpty(), name);
        }
    }

    private void inOrder(boolean holds, String name) {
        if (!holds) {
            refuse("IPC-08", "has its parameters out of order", name, "take the caller first, then values, then the buffer");
        }
    }

    /// For each parameter, whether it carries the annotation.
    private static List<Boolean> marked(MethodModel method, int count, String annotation) {
        var annotations = method.findAttribute(Attributes.runtimeInvisibleParameterAnnotations())
                .map(RuntimeInvisibleParameterAnnotationsAttribute::parameterAnnotations).orElse(List.of());
        List<Boolean> marked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            marked.add(i < annotations.size()
                    && annotations.get(i).stream().anyMatch(a -> a.className().equalsString(annotation)));
        }
        return marked;
    }

    private void refuse(String code, String text, String method, String remedy) {
        String place = method.isEmpty() ? simpleName : simpleName + "." + method;
        Diagnostic diagnostic = new Diagnostic(file, 0, code, text, place, remedy);
        if (!diagnostics.contains(diagnostic)) {
            diagnostics.add(diagnostic);
        }
    }
}
