package ringside.compiler.reach;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.*;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.List;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestMethod;

/// Reads one method body: lists what it uses and reports what the language refuses regardless of the plan.
final class MethodScan {
    private final GuestMethod method;
    private final Findings findings;
    private final List<Use> uses = new ArrayList<>();
    private int line;
    private String pendingClass;
    private int pendingClassLine;
    private String lastString;

    private MethodScan(GuestMethod method, Findings findings) {
        this.method = method;
        this.findings = findings;
    }

    static List<Use> read(GuestMethod method, Findings findings) {
        var scan = new MethodScan(method, findings);
        scan.readAll();
        return scan.uses;
    }

    private void readAll() {
        CodeModel code = method.code();
        if (code == null) return;
        line = firstLine(code);
        judgeSignature();
        boolean monitors = code.elementStream().anyMatch(MonitorInstruction.class::isInstance) || method.isSynchronized();
        if (method.isSynchronized()) report(Rule.SYNCHRONIZED);
        var handlers = new ArrayList<ExceptionCatch>();
        for (CodeElement element : code) {
            if (element instanceof ExceptionCatch handler) handlers.add(handler);
            else read(element);
        }
        if (pendingClass != null) findings.add(Rule.CLASS_LITERAL, method, pendingClassLine);
        if (!monitors) judgeHandlers(code, handlers);
    }

    private static int firstLine(CodeModel code) {
        for (CodeElement element : code) if (element instanceof LineNumber number) return number.line();
        return 0;
    }

    private void judgeSignature() {
        List<String> parameters = method.parameters();
        if (parameters.size() > 6) report(Rule.PARAMETERS, parameters.size());
        if (parameters.stream().anyMatch(MethodScan::isFloating) || isFloating(method.returnDescriptor())) {
            report(Rule.FLOATING_POINT);
        }
    }

    private static boolean isFloating(String descriptor) {
        return DataType.of(descriptor).isFloating();
    }

    /// Record patterns guard their accessors with a handler that makes a MatchException; it is accepted and never entered.
    private void judgeHandlers(CodeModel code, List<ExceptionCatch> handlers) {
        for (ExceptionCatch handler : handlers) {
            if (isMatchFailure(code, handler.handler())) continue;
            reportAt(lineOf(code, handler.tryStart()), Rule.EXCEPTION_HANDLER);
            return;
        }
    }

    private static boolean isMatchFailure(CodeModel code, Label handler) {
        boolean inside = false;
        int seen = 0;
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target && target.label() == handler) inside = true;
            if (!inside || seen > 3) continue;
            if (element instanceof java.lang.classfile.Instruction) seen++;
            if (element instanceof NewObjectInstruction made
                    && made.className().asInternalName().equals("java/lang/MatchException")) {
                return true;
            }
        }
        return false;
    }

    private static int lineOf(CodeModel code, Label label) {
        int at = 0;
        boolean found = false;
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target && target.label() == label) found = true;
            if (element instanceof LineNumber number) {
                at = number.line();
                if (found) return at;
            }
            if (found && element instanceof java.lang.classfile.Instruction) return at;
        }
        return at;
    }

    private void report(Rule rule, Object... details) {
        findings.add(rule, method, line, details);
    }

    private void reportAt(int atLine, Rule rule) {
        findings.add(rule, method, atLine);
    }

    private void read(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case ConstantInstruction constant -> readConstant(constant);
            case InvokeInstruction call -> readCall(call);
            case InvokeDynamicInstruction call -> readDynamic(call);
            case FieldInstruction field -> readField(field);
            case NewObjectInstruction made -> uses.add(new Use.Creation(line, made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made -> readPrimitiveArray(made.typeKind());
            case NewReferenceArrayInstruction made -> readReferenceArray(made.componentType().asSymbol());
            case NewMultiArrayInstruction _ -> report(Rule.NESTED_ARRAY);
            case MonitorInstruction _ -> report(Rule.SYNCHRONIZED);
            case TypeCheckInstruction check -> uses.add(new Use.TypeTest(line, check.type().asInternalName()));
            case LoadInstruction load -> judge(load.typeKind());
            case StoreInstruction store -> judge(store.typeKind());
            case OperatorInstruction operator -> judge(operator.typeKind());
            case ArrayLoadInstruction load -> judge(load.typeKind());
            case ArrayStoreInstruction store -> judge(store.typeKind());
            case ConvertInstruction convert -> {
                judge(convert.fromType());
                judge(convert.toType());
            }
            default -> { }
        }
    }

    private void judge(TypeKind kind) {
        if (kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE) report(Rule.FLOATING_POINT);
    }

    private void readConstant(ConstantInstruction constant) {
        switch (constant.constantValue()) {
            case String text -> {
                lastString = text;
                if (text.chars().anyMatch(c -> c > 255)) report(Rule.TEXT);
                uses.add(new Use.Literal(line, text));
            }
            case ClassDesc type -> {
                if (pendingClass != null) findings.add(Rule.CLASS_LITERAL, method, pendingClassLine);
                pendingClass = internalName(type);
                pendingClassLine = line;
            }
            case Float _, Double _ -> report(Rule.FLOATING_POINT);
            case null, default -> { }
        }
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private void readCall(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (owner.equals("guest/lang/Stubs") && pendingClass != null) {
            uses.add(new Use.Stub(line, name, pendingClass));
            pendingClass = null;
            return;
        }
        if (owner.equals("guest/raw/Code") && name.equals("address") && lastString != null) {
            uses.add(new Use.CodeAddress(line, lastString));
        }
        Use.Form form = switch (call.opcode()) {
            case INVOKESTATIC -> Use.Form.STATIC;
            case INVOKESPECIAL -> Use.Form.SPECIAL;
            case INVOKEINTERFACE -> Use.Form.INTERFACE;
            default -> Use.Form.VIRTUAL;
        };
        uses.add(new Use.Call(line, form, owner, name, call.type().stringValue()));
    }

    private void readDynamic(InvokeDynamicInstruction call) {
        String bootstrap = internalName(call.bootstrapMethod().owner()) + "." + call.bootstrapMethod().methodName();
        switch (bootstrap) {
            case "java/lang/runtime/SwitchBootstraps.typeSwitch" -> readTypeSwitch(call);
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" -> report(Rule.CONCATENATION);
            case "java/lang/invoke/LambdaMetafactory.metafactory", "java/lang/invoke/LambdaMetafactory.altMetafactory" ->
                    report(Rule.LAMBDA);
            default -> report(Rule.DYNAMIC_CALL, call.name().stringValue());
        }
    }

    private void readTypeSwitch(InvokeDynamicInstruction call) {
        ClassDesc selector = call.typeSymbol().parameterType(0);
        for (Object label : call.bootstrapArgs()) {
            if (label instanceof ClassDesc type) uses.add(new Use.TypeTest(line, internalName(type)));
            else if (!isTypeItself(label, selector)) report(Rule.DYNAMIC_CALL, "a case label that is no type");
        }
    }

    /// Whether a label names the primitive type that the selector, a component of a record, has anyway.
    private static boolean isTypeItself(Object label, ClassDesc selector) {
        return label instanceof DynamicConstantDesc<?> named && named.bootstrapMethod().methodName().equals("primitiveClass")
                && named.constantName().equals(selector.descriptorString());
    }

    private void readField(FieldInstruction field) {
        if (isFloating(field.type().stringValue())) report(Rule.FLOATING_POINT);
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        uses.add(new Use.FieldAccess(line, isStatic ? Use.Kind.STATIC : Use.Kind.INSTANCE, field.owner().asInternalName(),
                field.name().stringValue(), field.type().stringValue()));
    }

    private void readPrimitiveArray(TypeKind kind) {
        judge(kind);
        uses.add(new Use.Creation(line, "[" + kind.upperBound().descriptorString()));
    }

    private void readReferenceArray(ClassDesc component) {
        uses.add(new Use.Creation(line, "[" + component.descriptorString()));
    }
}
