package ringside.compiler.stub;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows a generated class as text: declarations in Java, bodies as one bytecode instruction on each line.
public final class ClassText {
    private final StringBuilder text = new StringBuilder();
    private final Map<Label, String> labels = new LinkedHashMap<>();

    private ClassText() {}

    public static String of(GeneratedClass type) {
        ClassText text = new ClassText();
        text.type(ClassFile.of().parse(type.bytes()));
        return text.text.toString();
    }

    private void type(ClassModel model) {
        text.append("final class ").append(model.thisClass().asSymbol().displayName());
        text.append(model.interfaces().stream().map(type -> type.asSymbol().displayName())
                .collect(Collectors.joining(", ", " implements ", " {\n")));
        model.fields().forEach(field -> text.append("    private final ").append(field.fieldTypeSymbol().displayName())
                .append(' ').append(field.fieldName()).append(";\n"));
        model.methods().forEach(this::method);
        text.append("}\n");
    }

    private void method(MethodModel method) {
        var type = method.methodTypeSymbol();
        text.append("\n    ").append(type.returnType().displayName()).append(' ').append(method.methodName());
        text.append(type.parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", ", "(", ") {\n")));
        method.code().ifPresent(this::body);
        text.append("    }\n");
    }

    private void body(CodeModel code) {
        labels.clear();
        for (var element : code) {
            switch (element) {
                case LabelTarget target when labels.containsKey(target.label()) ->
                        text.append("    ").append(labels.get(target.label())).append(":\n");
                case Instruction instruction -> text.append("        ").append(line(instruction)).append('\n');
                default -> { }
            }
        }
    }

    private String line(Instruction instruction) {
        String name = instruction.opcode().name().toLowerCase(Locale.ROOT);
        return switch (instruction) {
            case FieldInstruction field -> name + " " + simple(field.owner().asSymbol()) + "." + field.name();
            case InvokeInstruction call -> name + " " + simple(call.owner().asSymbol()) + "." + call.name();
            case NewObjectInstruction made -> name + " " + simple(made.className().asSymbol());
            case ConstantInstruction constant -> "push " + constant.constantValue();
            case LoadInstruction load -> "load " + load.typeKind().name().toLowerCase(Locale.ROOT) + " " + load.slot();
            case BranchInstruction branch -> name + " " + label(branch.target());
            case TableSwitchInstruction table -> table.cases().stream()
                    .map(one -> one.caseValue() + " -> " + label(one.target()))
                    .collect(Collectors.joining(", ", name + " ", ", otherwise -> " + label(table.defaultTarget())));
            default -> name;
        };
    }

    private String label(Label label) {
        return labels.computeIfAbsent(label, _ -> "L" + (labels.size() + 1));
    }

    private static String simple(ClassDesc type) {
        return type.displayName();
    }
}
