package ringside.compiler.attack;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;

/// A fault planted in the compiler itself: one method of one class behaves wrongly.
///
/// @param type   class, below `ringside.compiler`
/// @param method every method of that name
/// @param change what it does instead
record Hole(String type, String method, Change change) {
    /// How a method is changed.
    sealed interface Change {
        /// Calls of a method by this name do nothing.
        record WithoutCall(String name) implements Change {}

        /// One named constant stands for another.
        record Confuse(String from, String to) implements Change {}

        /// The method always answers with this number or truth value.
        record Answer(int value) implements Change {}
    }

    private static final List<Hole> ALL = List.of(
            new Hole("build.Body", "index", new Change.WithoutCall("guard")),
            new Hole("build.Body", "index", new Change.Confuse("UGE", "UGT")),
            new Hole("build.Body", "index", new Change.Confuse("UGE", "GE")),
            new Hole("build.Body", "demandObject", new Change.WithoutCall("add")),
            new Hole("build.Objects", "checkStore", new Change.WithoutCall("guard")),
            new Hole("build.Objects", "isStoreCertain", new Change.Answer(1)),
            new Hole("build.Objects", "isExact", new Change.Answer(1)),
            new Hole("build.Objects", "cast", new Change.WithoutCall("guard")),
            new Hole("build.Objects", "createArray", new Change.WithoutCall("guard")),
            new Hole("build.BulkArrays", "demandRange", new Change.WithoutCall("guard")),
            new Hole("build.BulkArrays", "start", new Change.WithoutCall("guard")),
            new Hole("build.MethodTranslator", "operateOnTwo", new Change.WithoutCall("guard")),
            new Hole("optimise.Ranges", "isNonNegative", new Change.Answer(1)),
            new Hole("optimise.Ranges", "isBoundedIncrement", new Change.Answer(1)),
            new Hole("optimise.Ranges", "maximum", new Change.Answer(0)),
            new Hole("optimise.Facts", "holds", new Change.Answer(1)),
            new Hole("optimise.Facts", "isObject", new Change.Answer(1)),
            new Hole("optimise.DeadCode", "isChecked", new Change.Answer(0)),
            new Hole("optimise.LoopInvariants", "isMovableLoad", new Change.Answer(1)),
            new Hole("optimise.CounterRange", "canHold", new Change.Answer(1)),
            new Hole("optimise.CounterRange", "write", new Change.WithoutCall("require")),
            new Hole("optimise.CounterRange", "write", new Change.Confuse("LE", "GE")),
            new Hole("optimise.CountedLoop", "isInside", new Change.Answer(0)),
            new Hole("optimise.RangeTest$SmallIndex", "write", new Change.WithoutCall("require")),
            new Hole("optimise.LoopCopy", "exit", new Change.WithoutCall("set")),
            new Hole("optimise.Memory", "forget", new Change.WithoutCall("removeIf")),
            new Hole("optimise.Memory", "stored", new Change.WithoutCall("removeIf")),
            new Hole("world.World", "isSubtype", new Change.Answer(1)),
            new Hole("build.TypeIds", "id", new Change.Answer(1)),
            new Hole("emit.UnitWriter", "guard", new Change.WithoutCall("jump")));

    static List<Hole> all() {
        return ALL;
    }

    /// The class file with the fault in it.
    byte[] plant(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        ClassTransform transform = switch (change) {
            case Change.WithoutCall(String name) -> ClassTransform.transformingMethodBodies(this::isMine, (code, element) -> skip(code, element, name));
            case Change.Confuse(String from, String to) -> ClassTransform.transformingMethodBodies(this::isMine, (code, element) -> confuse(code, element, from, to));
            case Change.Answer(int value) -> ClassTransform.transformingMethodBodies(this::isMine, new Answering(value));
        };
        return ClassFile.of(ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED, ClassFile.DeadCodeOption.PATCH_DEAD_CODE).transformClass(model, transform);
    }

    private boolean isMine(MethodModel candidate) {
        return candidate.methodName().equalsString(method);
    }

    private static void skip(CodeBuilder code, CodeElement element, String name) {
        if (!(element instanceof InvokeInstruction call) || !call.name().equalsString(name)) {
            code.with(element);
            return;
        }
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        for (ClassDesc parameter : parameters.reversed()) drop(code, TypeKind.from(parameter));
        if (call.opcode() != java.lang.classfile.Opcode.INVOKESTATIC) code.pop();
        switch (TypeKind.from(call.typeSymbol().returnType())) {
            case VOID -> { }
            case REFERENCE -> code.aconst_null();
            default -> code.iconst_0();
        }
    }

    private static void drop(CodeBuilder code, TypeKind kind) {
        if (kind.slotSize() == 2) code.pop2();
        else code.pop();
    }

    private static void confuse(CodeBuilder code, CodeElement element, String from, String to) {
        if (element instanceof FieldInstruction field && field.name().equalsString(from)) code.getstatic(field.owner().asSymbol(), to, field.typeSymbol());
        else code.with(element);
    }

    /// Replaces every result.
    private record Answering(int value) implements CodeTransform {
        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof java.lang.classfile.instruction.ReturnInstruction give) {
                drop(code, give.typeKind());
                if (give.typeKind().slotSize() == 2) code.loadConstant((long) value);
                else code.loadConstant(value);
            }
            code.with(element);
        }
    }

    @Override
    public String toString() {
        return type + "." + method + ": " + change;
    }
}
