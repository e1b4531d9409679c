package ringside.workbench.measure.wiring;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.SourceClass;

/// What of a lane's own classes reached its images.
///
/// @param lines    distinct source lines that became machine code
/// @param branches decisions in the methods those lines belong to
record OwnCode(long lines, long branches) {
    private static final String CLASS = ".class";

    static OwnCode of(LaneImage image) {
        var own = new HashSet<String>();
        for (String file : image.lane().own().files().keySet()) {
            if (file.endsWith(CLASS)) {
                own.add(file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
            }
        }
        var lines = new HashSet<String>();
        var methods = new HashSet<String>();
        Stream.concat(Stream.of(image.kernel().map()), image.programs().values().stream())
                .flatMap(map -> map.lines().stream())
                .filter(line -> line.line() > 0 && own.contains(SourceClass.of(line.symbol())))
                .forEach(line -> {
                    lines.add(SourceClass.of(line.symbol()) + ":" + line.line());
                    methods.add(line.symbol());
                });
        return new OwnCode(lines.size(), branches(image, methods));
    }

    /// Methods that share a name count together: the line table does not tell them apart.
    private static long branches(LaneImage image, Set<String> methods) {
        long branches = 0;
        for (var file : image.lane().own().files().entrySet()) {
            if (file.getKey().endsWith(CLASS)) {
                var model = ClassFile.of().parse(file.getValue());
                var prefix = model.thisClass().asInternalName().replace('/', '.') + ".";
                branches += model.methods().stream()
                        .filter(method -> methods.contains(prefix + method.methodName().stringValue()))
                        .mapToLong(OwnCode::branches)
                        .sum();
            }
        }
        return branches;
    }

    private static long branches(MethodModel method) {
        return method.code().map(code -> code.elementStream().mapToLong(OwnCode::branches).sum()).orElse(0L);
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
