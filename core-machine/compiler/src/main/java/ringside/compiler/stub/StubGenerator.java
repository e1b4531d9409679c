package ringside.compiler.stub;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.compiler.CompileException;
import shared.abi.Errno;

/// Derives the proxy and the dispatcher of a port.
///
/// ```java
/// public final class FileService$Proxy implements FileService {
///     public int read(int caller, int first, Buffer buffer) {
///         message.operation = 1;
///         message.first = first;
///         message.buffer = buffer;
///         transport.call(message);
///         return (int) message.result;
///     }
/// }
///
/// public final class FileService$Dispatcher implements Dispatcher {
///     public void dispatch(Message message) {
///         switch (message.operation) {
///             case 1 -> message.result = message.buffer == null ? -Errno.EINVAL
///                     : service.read(message.caller, (int) message.first, message.buffer);
///             default -> message.result = -Errno.ENOSYS;
///         }
///     }
/// }
/// ```
///
/// An operation whose buffer is granted ends in `transport.lend(message)` instead of `transport.call(message)`; nothing else differs, and the
/// dispatcher does not know.
///
/// A proxy has one message and therefore serves one thread. A call without a buffer clears the buffer field; value fields a
/// call does not use keep what an earlier call through the same proxy left there.
public final class StubGenerator {
    private static final ClassDesc MESSAGE = ClassDesc.of("guest.port.Message");
    private static final ClassDesc TRANSPORT = ClassDesc.of("guest.port.Transport");
    private static final ClassDesc DISPATCHER = ClassDesc.of("guest.port.Dispatcher");
    private static final ClassDesc BUFFER = ClassDesc.of("guest.port.Buffer");
    private static final String ARGUMENT = "message";

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
        return new GeneratedStubs(generator.proxy().generate(), generator.dispatcher().generate());
    }

    private StubClass proxy() {
        var message = new Expression.Own(ARGUMENT, MESSAGE);
        var transport = new Expression.Own("transport", TRANSPORT);
        return new StubClass(named("Proxy"), port, List.of(message), List.of(transport), operations.stream()
                .map(operation -> new StubClass.Method(operation.name(), operation.type(), parameters(operation),
                        request(operation, message, transport)))
                .toList());
    }

    private static List<String> parameters(Operation operation) {
        return operation.parts().stream().map(part -> switch (part) {
            case Operation.Part.Caller() -> "caller";
            case Operation.Part.Scalar(var field, _) -> field;
            case Operation.Part.Buffer _ -> "buffer";
        }).toList();
    }

    private static List<Statement> request(Operation operation, Expression message, Expression transport) {
        var steps = new ArrayList<Statement>();
        steps.add(new Statement.Assign(new Expression.Field(message, "operation", CD_int), new Expression.Number(operation.number())));
        for (Operation.Part part : operation.parts()) {
            sent(part).ifPresent(value -> steps.add(new Statement.Assign(new Expression.Field(message, value.name(), fieldType(part)), value)));
        }
        if (!operation.hasBuffer()) {
            steps.add(new Statement.Assign(new Expression.Field(message, "buffer", BUFFER), new Expression.Null()));
        }
        steps.add(new Statement.Run(new Expression.Call(transport, operation.grantsItsBuffer() ? "lend" : "call", MethodTypeDesc.of(CD_void, MESSAGE), List.of(message))));
        var result = new Expression.Field(message, "result", CD_long);
        steps.add(new Statement.Return(operation.returnsLong() ? result : new Expression.Narrowed(result)));
        return steps;
    }

    /// The parameter that goes into the field of its name; empty for what is not sent.
    private static Optional<Expression.Parameter> sent(Operation.Part part) {
        return switch (part) {
            case Operation.Part.Caller() -> Optional.empty();
            case Operation.Part.Scalar(var field, var size) -> Optional.of(new Expression.Parameter(field, switch (size) {
                case INT -> CD_int;
                case LONG -> CD_long;
            }));
            case Operation.Part.Buffer _ -> Optional.of(new Expression.Parameter("buffer", BUFFER));
        };
    }

    private static ClassDesc fieldType(Operation.Part part) {
        return switch (part) {
            case Operation.Part.Caller() -> CD_int;
            case Operation.Part.Scalar _ -> CD_long;
            case Operation.Part.Buffer _ -> BUFFER;
        };
    }

    private StubClass dispatcher() {
        var service = new Expression.Own("service", port);
        var message = new Expression.Parameter(ARGUMENT, MESSAGE);
        var unknown = answer(message, new Expression.Failure("ENOSYS", Errno.ENOSYS));
        var choice = operations.isEmpty() ? unknown : new Statement.Choose(new Expression.Field(message, "operation", CD_int),
                operations.stream().map(operation -> answer(message, served(operation, service, message))).toList(), unknown);
        return new StubClass(named("Dispatcher"), DISPATCHER, List.of(), List.of(service),
                List.of(new StubClass.Method("dispatch", MethodTypeDesc.of(CD_void, MESSAGE), List.of(ARGUMENT), List.of(choice))));
    }

    private static Statement answer(Expression message, Expression result) {
        return new Statement.Assign(new Expression.Field(message, "result", CD_long), result);
    }

    /// The service's answer, or -EINVAL where the client sent no buffer to an operation that takes one.
    private static Expression served(Operation operation, Expression service, Expression message) {
        var call = new Expression.Call(service, operation.name(), operation.type(),
                operation.parts().stream().map(part -> received(part, message)).toList());
        return operation.hasBuffer() ? new Expression.IfNull(new Expression.Field(message, "buffer", BUFFER),
                new Expression.Failure("EINVAL", Errno.EINVAL), call) : call;
    }

    private static Expression received(Operation.Part part, Expression message) {
        return switch (part) {
            case Operation.Part.Caller() -> new Expression.Field(message, "caller", fieldType(part));
            case Operation.Part.Scalar(var field, var size) -> {
                var word = new Expression.Field(message, field, fieldType(part));
                yield switch (size) {
                    case INT -> new Expression.Narrowed(word);
                    case LONG -> word;
                };
            }
            case Operation.Part.Buffer _ -> new Expression.Field(message, "buffer", fieldType(part));
        };
    }

    private ClassDesc named(String suffix) {
        return ClassDesc.of(port.packageName(), port.displayName() + "$" + suffix);
    }
}
