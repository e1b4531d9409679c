package ringside.compiler.stub;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import ringside.compiler.CompileException;
import shared.abi.Errno;

/// Writes the proxy and the dispatcher of a port.
///
/// ```java
/// final class FileService$Proxy implements FileService {
///     public int read(int caller, int handle, Buffer destination) {
///         message.operation = 1;
///         message.first = handle;
///         message.buffer = destination;
///         transport.call(message);
///         return (int) message.result;
///     }
/// }
///
/// final class FileService$Dispatcher implements Dispatcher {
///     public void dispatch(Message message) {
///         switch (message.operation) {
///             case 1 -> message.result = message.buffer == null ? -EINVAL
///                     : service.read(message.caller, (int) message.first, message.buffer);
///             default -> message.result = -ENOSYS;
///         }
///     }
/// }
/// ```
///
/// A proxy has one message and therefore serves one thread. A call without a buffer clears the buffer field; value fields a
/// call does not use keep what an earlier call through the same proxy left there.
public final class StubGenerator {
    private static final ClassDesc MESSAGE = ClassDesc.of("guest.port.Message");
    private static final ClassDesc TRANSPORT = ClassDesc.of("guest.port.Transport");
    private static final ClassDesc DISPATCHER = ClassDesc.of("guest.port.Dispatcher");
    private static final ClassDesc BUFFER = ClassDesc.of("guest.port.Buffer");
    private static final int THIS = 0;
    private static final int ARGUMENT = 1;

    private final ClassDesc port;
    private final List<Operation> operations;

    private StubGenerator(ClassDesc port, List<Operation> operations) {
        this.port = port;
        this.operations = operations;
    }

    /// @param portClass class file of the interface
    /// @throws CompileException with every reason (IPC-nn) why the interface cannot be marshalled
    public static GeneratedStubs generate(byte[] portClass) throws CompileException {
        var model = ClassFile.of().parse(portClass);
        var generator = new StubGenerator(model.thisClass().asSymbol(), PortReader.read(model));
        return new GeneratedStubs(generator.proxy(), generator.dispatcher());
    }

    private GeneratedClass proxy() {
        return type("Proxy", port, (name, type) -> {
            field(type, "transport", TRANSPORT);
            field(type, "message", MESSAGE);
            type.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, TRANSPORT), ClassFile.ACC_PUBLIC, code -> {
                construct(code);
                code.aload(THIS).aload(ARGUMENT).putfield(name, "transport", TRANSPORT);
                code.aload(THIS).new_(MESSAGE).dup().invokespecial(MESSAGE, INIT_NAME, MTD_void)
                        .putfield(name, "message", MESSAGE).return_();
            });
            operations.forEach(operation -> type.withMethodBody(operation.name(), operation.type(), ClassFile.ACC_PUBLIC,
                    code -> new ProxyBody(name, operation).write(code)));
        });
    }

    private record ProxyBody(ClassDesc owner, Operation operation) {
        void write(CodeBuilder code) {
            set(code, "operation", CD_int, c -> c.loadConstant(operation.number()));
            for (int i = 0; i < operation.parts().size(); i++) {
                int slot = code.parameterSlot(i);
                switch (operation.parts().get(i)) {
                    case Operation.Part.Caller() -> { }
                    case Operation.Part.Scalar(var field, var size) -> set(code, field, CD_long, c -> {
                        switch (size) {
                            case INT -> c.iload(slot).i2l();
                            case LONG -> c.lload(slot);
                        }
                    });
                    case Operation.Part.Buffer() -> set(code, "buffer", BUFFER, c -> c.aload(slot));
                }
            }
            if (!operation.hasBuffer()) {
                set(code, "buffer", BUFFER, CodeBuilder::aconst_null);
            }
            code.aload(THIS).getfield(owner, "transport", TRANSPORT);
            message(code).invokeinterface(TRANSPORT, "call", MethodTypeDesc.of(CD_void, MESSAGE));
            message(code).getfield(MESSAGE, "result", CD_long);
            if (operation.returnsLong()) {
                code.lreturn();
            } else {
                code.l2i().ireturn();
            }
        }

        private CodeBuilder message(CodeBuilder code) {
            return code.aload(THIS).getfield(owner, "message", MESSAGE);
        }

        private void set(CodeBuilder code, String field, ClassDesc type, Consumer<CodeBuilder> value) {
            message(code);
            value.accept(code);
            code.putfield(MESSAGE, field, type);
        }
    }

    private GeneratedClass dispatcher() {
        return type("Dispatcher", DISPATCHER, (name, type) -> {
            field(type, "service", port);
            type.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, port), ClassFile.ACC_PUBLIC, code -> {
                construct(code);
                code.aload(THIS).aload(ARGUMENT).putfield(name, "service", port).return_();
            });
            type.withMethodBody("dispatch", MethodTypeDesc.of(CD_void, MESSAGE), ClassFile.ACC_PUBLIC,
                    code -> dispatch(name, code));
        });
    }

    private void dispatch(ClassDesc owner, CodeBuilder code) {
        Label unknown = code.newLabel();
        Label invalid = code.newLabel();
        List<SwitchCase> cases = operations.stream().map(operation -> SwitchCase.of(operation.number(), code.newLabel())).toList();
        if (!cases.isEmpty()) {
            code.aload(ARGUMENT).getfield(MESSAGE, "operation", CD_int).tableswitch(unknown, cases);
        }
        for (int i = 0; i < cases.size(); i++) {
            code.labelBinding(cases.get(i).target());
            serve(owner, operations.get(i), invalid, code);
        }
        code.labelBinding(unknown);
        answer(code, -Errno.ENOSYS);
        if (operations.stream().anyMatch(Operation::hasBuffer)) {
            code.labelBinding(invalid);
            answer(code, -Errno.EINVAL);
        }
    }

    private void serve(ClassDesc owner, Operation operation, Label invalid, CodeBuilder code) {
        if (operation.hasBuffer()) {
            code.aload(ARGUMENT).getfield(MESSAGE, "buffer", BUFFER).ifnull(invalid);
        }
        code.aload(ARGUMENT).aload(THIS).getfield(owner, "service", port);
        for (Operation.Part part : operation.parts()) {
            code.aload(ARGUMENT);
            switch (part) {
                case Operation.Part.Caller() -> code.getfield(MESSAGE, "caller", CD_int);
                case Operation.Part.Scalar(var field, var size) -> {
                    code.getfield(MESSAGE, field, CD_long);
                    if (size == Operation.Size.INT) {
                        code.l2i();
                    }
                }
                case Operation.Part.Buffer() -> code.getfield(MESSAGE, "buffer", BUFFER);
            }
        }
        code.invokeinterface(port, operation.name(), operation.type());
        if (!operation.returnsLong()) {
            code.i2l();
        }
        code.putfield(MESSAGE, "result", CD_long).return_();
    }

    private static void answer(CodeBuilder code, long result) {
        code.aload(ARGUMENT).loadConstant(result).putfield(MESSAGE, "result", CD_long).return_();
    }

    private interface Body {
        void write(ClassDesc name, ClassBuilder type);
    }

    private GeneratedClass type(String suffix, ClassDesc implemented, Body body) {
        String binaryName = port.packageName() + "." + port.displayName() + "$" + suffix;
        ClassDesc name = ClassDesc.of(binaryName);
        byte[] bytes = ClassFile.of().build(name, type -> {
            type.withVersion(ClassFile.JAVA_25_VERSION, 0);
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            type.withInterfaceSymbols(implemented);
            type.with(SourceFileAttribute.of(port.displayName() + "$" + suffix));
            body.write(name, type);
        });
        return new GeneratedClass(binaryName.replace('.', '/'), bytes);
    }

    private static void field(ClassBuilder type, String name, ClassDesc of) {
        type.withField(name, of, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }

    private static void construct(CodeBuilder code) {
        code.aload(THIS).invokespecial(CD_Object, INIT_NAME, MTD_void);
    }
}
