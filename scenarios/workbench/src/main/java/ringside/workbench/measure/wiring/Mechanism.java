package ringside.workbench.measure.wiring;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.SourceClass;

/// What stands between programs and services: all guest code of a lane's images but services, programs, and the language's own library.
/// Where the code lies, in the lane's folder or in a package that several lanes use, makes no difference.
///
/// @param lines    distinct source lines that became machine code
/// @param branches decisions in the methods those lines belong to
record Mechanism(long lines, long branches) {
    private static final List<String> OTHERS = List.of("guest.service.", "guest.app.", "guest.lang.", "guest.raw.", "guest.lib.", "guest.port.");
    private static final String GUEST = "guest.";

    static Mechanism of(LaneImage image) {
        var lines = new HashSet<String>();
        var methods = new HashSet<String>();
        Stream.concat(Stream.of(image.kernel().map()), image.programs().values().stream())
                .flatMap(map -> map.lines().stream())
                .filter(line -> line.line() > 0 && isMechanism(SourceClass.of(line.symbol())))
                .forEach(line -> {
                    lines.add(SourceClass.of(line.symbol()) + ":" + line.line());
                    methods.add(line.symbol());
                });
        return new Mechanism(lines.size(), branches(image, methods));
    }

    private static boolean isMechanism(String type) {
        return type.startsWith(GUEST) && OTHERS.stream().noneMatch(type::startsWith);
    }

    /// Methods that share a name count together: the line table does not tell them apart.
    private static long branches(LaneImage image, Set<String> methods) {
        var types = methods.stream().map(SourceClass::of).collect(Collectors.toSet());
        long branches = 0;
        for (var file : image.lane().classes().entrySet()) {
            if (types.contains(file.getKey().replace('/', '.').replaceFirst("\\.class$", ""))) {
                var model = ClassFile.of().parse(file.getValue());
                var prefix = model.thisClass().asInternalName().replace('/', '.') + ".";
                branches += model.methods().stream()
                        .filter(method -> methods.contains(prefix + method.methodName().stringValue()))
                        .mapToLong(Mechanism::branches)
                        .sum();
            }
        }
        return branches;
    }

    private static long branches(MethodModel method) {
        return method.code().map(code -> code.elementStream().mapToLong(Mechanism::branches).sum()).orElse(0L);
    }

    private static long branches(CodeElement element) {
        return switch (element) {
            case BranchInstruction jump -> jump.opcode() == Opcode.GOTO || jump.opcode() == Opcode.GOTO_W ? 0 : 1;
            case TableSwitchInstruction table -> table.cases().size();
            case LookupSwitchInstruction lookup -> lookup.cases().size();
            default -> 0;
        };
    }
}
