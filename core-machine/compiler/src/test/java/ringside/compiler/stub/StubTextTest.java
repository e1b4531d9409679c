package ringside.compiler.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The text of a stub is the stub: javac makes the same instructions of it.
final class StubTextTest {
    @TempDir
    Path folder;

    @Test
    void stubsOfAPortReadAsJava() throws Exception {
        GuestClasses ports = GuestClasses.compile(folder, Map.of());
        GeneratedStubs stubs = StubGenerator.generate(ports.bytes("guest.port.ConsoleService"));
        assertThat(stubs.proxy().source()).isEqualTo(golden("ConsoleService.Proxy.txt"));
        assertThat(stubs.dispatcher().source()).isEqualTo(golden("ConsoleService.Dispatcher.txt"));
    }

    @Test
    void whatLiesInOtherPackagesIsImportedOrNamedByItsOuterClass() throws Exception {
        GuestClasses classes = GuestClasses.compile(folder,
                Map.of("Outer", "public final class Outer { @Port public interface Inner { int one(Buffer data); } }"));
        GeneratedStubs stubs = StubGenerator.generate(classes.bytes("guest.test.Outer$Inner"));
        assertThat(stubs.proxy().source()).contains("package guest.test;\n\nimport guest.port.Buffer;\n",
                "public final class Outer$Inner$Proxy implements Outer.Inner {");
        assertSameInstructions(classes, stubs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FileService", "ConsoleService", "ClockService"})
    void javacMakesTheSameInstructionsOfTheTextOfAShippedPort(String port) throws Exception {
        GuestClasses classes = GuestClasses.compile(folder, Map.of());
        assertSameInstructions(classes, StubGenerator.generate(classes.bytes("guest.port." + port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "int only();",
        "long wide(); int narrow();",
        "int nothing(); long wide(); int one(int a); long three(int a, long b, int c); int called(@Caller int caller);"
                + " int full(@Caller int caller, int a, long b, long c, Buffer data); long data(Buffer data);",
    })
    void javacMakesTheSameInstructionsOfTheTextOfEveryShape(String operations) throws Exception {
        GuestClasses classes = GuestClasses.compile(folder, Map.of("Shapes", "@Port public interface Shapes { " + operations + " }"));
        assertSameInstructions(classes, StubGenerator.generate(classes.bytes("guest.test.Shapes")));
    }

    private void assertSameInstructions(GuestClasses classes, GeneratedStubs stubs) throws IOException {
        GuestClasses again = classes.withText(folder.resolve("again"), stubs);
        for (GeneratedClass type : List.of(stubs.proxy(), stubs.dispatcher())) {
            assertThat(instructions(type.bytes())).isNotEmpty().isEqualTo(instructions(again.bytes(type.name())));
        }
    }

    /// Declarations and instructions, one on each line.
    private static List<String> instructions(byte[] file) {
        ClassModel type = ClassFile.of().parse(file);
        List<String> lines = new ArrayList<>();
        lines.add(type.thisClass().asInternalName() + " implements " + type.interfaces());
        type.fields().forEach(field -> lines.add(field.fieldName() + " " + field.fieldType() + " " + field.flags().flagsMask()));
        for (MethodModel method : type.methods()) {
            lines.add(method.methodName() + " " + method.methodType() + " " + method.flags().flagsMask());
            method.code().ifPresent(code -> lines.addAll(new Listing().of(code.elementList())));
        }
        return lines;
    }

    /// The instructions of one method, with labels numbered in the order in which they stand.
    private static final class Listing {
        private final Map<Label, Integer> labels = new HashMap<>();

        List<String> of(List<CodeElement> code) {
            int index = 0;
            for (CodeElement element : code) {
                if (element instanceof LabelTarget target) {
                    labels.put(target.label(), index);
                } else if (element instanceof Instruction) {
                    index++;
                }
            }
            return code.stream().filter(Instruction.class::isInstance).map(element -> line((Instruction) element)).toList();
        }

        private String line(Instruction instruction) {
            String name = instruction.opcode().name();
            return switch (instruction) {
                case FieldInstruction field -> name + " " + field.owner().asInternalName() + "." + field.name() + " " + field.type();
                case InvokeInstruction call -> name + " " + call.owner().asInternalName() + "." + call.name() + call.type();
                case NewObjectInstruction made -> name + " " + made.className().asInternalName();
                case ConstantInstruction constant -> name + " " + constant.constantValue();
                case LoadInstruction load -> name + " " + load.slot();
                case BranchInstruction branch -> name + " " + labels.get(branch.target());
                case TableSwitchInstruction table -> name + cases(table.cases()) + labels.get(table.defaultTarget());
                case LookupSwitchInstruction table -> name + cases(table.cases()) + labels.get(table.defaultTarget());
                default -> name;
            };
        }

        private String cases(List<SwitchCase> cases) {
            return cases.stream().map(one -> one.caseValue() + ":" + labels.get(one.target())).toList().toString();
        }
    }

    private static String golden(String name) throws IOException {
        try (var stream = StubTextTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
