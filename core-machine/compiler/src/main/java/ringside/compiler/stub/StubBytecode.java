package ringside.compiler.stub;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the class file of a generated class, with the instructions that javac chooses for the same class in Java.
final class StubBytecode {
    private static final int THIS = 0;
    /// javac prefers a table where `4 + cases + 3 * 3` is at most `3 + 2 * cases + 3 * cases` (`Gen.visitSwitch`, labels without gaps).
    private static final int FEWEST_FOR_TABLE = 3;

    private final StubClass type;

    private StubBytecode(StubClass type) {
        this.type = type;
    }

    static byte[] of(StubClass type) {
        StubBytecode writer = new StubBytecode(type);
        return ClassFile.of().build(type.name(), writer::type);
    }

    private void type(ClassBuilder builder) {
        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
        builder.withInterfaceSymbols(type.implemented());
        builder.with(SourceFileAttribute.of(type.name().displayName()));
        type.made().forEach(field -> field(builder, field));
        type.given().forEach(field -> field(builder, field));
        List<ClassDesc> given = type.given().stream().map(Expression.Own::type).toList();
        builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, given), ClassFile.ACC_PUBLIC, this::construct);
        type.methods().forEach(method -> builder.withMethodBody(method.name(), method.type(), ClassFile.ACC_PUBLIC,
                code -> new Body(code, method).write()));
    }

    private static void field(ClassBuilder builder, Expression.Own field) {
        builder.withField(field.name(), field.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }

    private void construct(CodeBuilder code) {
        code.aload(THIS).invokespecial(CD_Object, INIT_NAME, MTD_void);
        for (Expression.Own field : type.made()) {
            code.aload(THIS).new_(field.type()).dup().invokespecial(field.type(), INIT_NAME, MTD_void)
                    .putfield(type.name(), field.name(), field.type());
        }
        for (int i = 0; i < type.given().size(); i++) {
            Expression.Own field = type.given().get(i);
            code.aload(THIS).aload(code.parameterSlot(i)).putfield(type.name(), field.name(), field.type());
        }
        code.return_();
    }

    /// The code of one method.
    private final class Body {
        private final CodeBuilder code;
        private final StubClass.Method method;

        Body(CodeBuilder code, StubClass.Method method) {
            this.code = code;
            this.method = method;
        }

        void write() {
            method.body().forEach(this::statement);
            if (method.type().returnType().equals(CD_void)) {
                code.return_();
            }
        }

        private void statement(Statement statement) {
            switch (statement) {
                case Statement.Assign(var target, var value) -> {
                    push(target.object());
                    push(value, target.type());
                    code.putfield(target.object().type(), target.name(), target.type());
                }
                case Statement.Run(var call) -> push(call);
                case Statement.Return(var value) -> {
                    push(value, method.type().returnType());
                    code.return_(TypeKind.from(method.type().returnType()));
                }
                case Statement.Choose choice -> choose(choice);
            }
        }

        private void choose(Statement.Choose choice) {
            Label end = code.newLabel();
            Label otherwise = code.newLabel();
            List<SwitchCase> cases = IntStream.range(0, choice.cases().size()).mapToObj(i -> SwitchCase.of(i, code.newLabel())).toList();
            push(choice.selector());
            if (cases.size() < FEWEST_FOR_TABLE) {
                code.lookupswitch(otherwise, cases);
            } else {
                code.tableswitch(otherwise, cases);
            }
            for (int i = 0; i < cases.size(); i++) {
                code.labelBinding(cases.get(i).target());
                statement(choice.cases().get(i));
                code.goto_(end);
            }
            code.labelBinding(otherwise);
            statement(choice.otherwise());
            code.labelBinding(end);
        }

        private void push(Expression expression) {
            push(expression, expression.type());
        }

        /// Pushes the value as one of type `wanted`, to which it can be assigned.
        private void push(Expression expression, ClassDesc wanted) {
            boolean wide = wanted.equals(CD_long);
            switch (expression) {
                case Expression.Number(var value) -> constant(value, wide);
                case Expression.Failure(_, var value) -> constant(-value, wide);
                case Expression.IfNull(var tested, var absent, var present) -> ifNull(tested, absent, present, wanted);
                default -> {
                    plain(expression);
                    widen(expression.type(), wanted);
                }
            }
        }

        private void plain(Expression expression) {
            switch (expression) {
                case Expression.Parameter(var name, var of) ->
                        code.loadLocal(TypeKind.from(of), code.parameterSlot(method.parameters().indexOf(name)));
                case Expression.Own(var name, var of) -> code.aload(THIS).getfield(type.name(), name, of);
                case Expression.Field(var object, var name, var of) -> {
                    push(object);
                    code.getfield(object.type(), name, of);
                }
                case Expression.Call(var object, var name, var of, var arguments) -> {
                    push(object);
                    arguments.forEach(this::push);
                    code.invokeinterface(object.type(), name, of);
                }
                case Expression.Null() -> code.aconst_null();
                case Expression.Narrowed(var value) -> {
                    push(value);
                    code.l2i();
                }
                case Expression.Number _, Expression.Failure _, Expression.IfNull _ -> push(expression);
            }
        }

        private void ifNull(Expression tested, Expression absent, Expression present, ClassDesc wanted) {
            Label there = code.newLabel();
            Label end = code.newLabel();
            push(tested);
            code.ifnonnull(there);
            push(absent, wanted);
            code.goto_(end).labelBinding(there);
            push(present, wanted);
            code.labelBinding(end);
        }

        private void constant(int value, boolean wide) {
            if (wide) {
                code.loadConstant((long) value);
            } else {
                code.loadConstant(value);
            }
        }

        private void widen(ClassDesc from, ClassDesc to) {
            if (from.equals(CD_int) && to.equals(CD_long)) {
                code.i2l();
            }
        }
    }
}
