package ringside.compiler.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ConstantDescs;

/// Writes the code of one site. Wherever the effect is a number it is computed without a branch, so that striking and passing
/// by differ in values alone.
final class Strike {
    private final CodeBuilder code;
    private final int number;

    Strike(CodeBuilder code, int number) {
        this.code = code;
        this.number = number;
    }

    /// Writes the site's code; true if it stands for `element` too, false if `element` still has to follow.
    boolean at(Operator operator, CodeElement element) {
        switch (operator) {
            case LOOP -> loop();
            case INDEX -> index(element);
            case GUARD -> guard((BranchInstruction) element);
            case NULL -> nothing(element);
        }
        return switch (operator) {
            case LOOP, INDEX -> false;
            case GUARD, NULL -> true;
        };
    }

    private void loop() {
        Label pass = code.newLabel();
        strikes();
        code.ifeq(pass);
        Label forever = code.newBoundLabel();
        code.goto_(forever);
        code.labelBinding(pass);
    }

    /// The index lies on top of the stack, under a value to store if there is one.
    private void index(CodeElement element) {
        if (!(element instanceof ArrayStoreInstruction store)) {
            shift();
        } else if (store.typeKind() == TypeKind.LONG || store.typeKind() == TypeKind.DOUBLE) {
            code.dup2_x1().pop2();
            shift();
            code.dup_x2().pop();
        } else {
            code.swap();
            shift();
            code.swap();
        }
    }

    private void shift() {
        strikes();
        word(MutationWords.OPERAND);
        code.imul().iadd();
    }

    /// The condition becomes 1 or 0, is replaced by the operand when striking, and decides.
    private void guard(BranchInstruction branch) {
        Label yes = code.newLabel();
        Label known = code.newLabel();
        code.branch(branch.opcode(), yes);
        code.iconst_0().goto_(known);
        code.labelBinding(yes).iconst_1();
        code.labelBinding(known).dup();
        word(MutationWords.OPERAND);
        code.ixor();
        strikes();
        code.iand().ixor();
        code.branch(Opcode.IFNE, branch.target());
    }

    private void nothing(CodeElement load) {
        Label keep = code.newLabel();
        code.with(load);
        strikes();
        code.ifeq(keep).pop().aconst_null().labelBinding(keep);
    }

    /// Counts the pass and leaves 1 on the stack if it is the armed one, else 0.
    private void strikes() {
        word(MutationWords.COUNT);
        code.iconst_1().iadd().dup();
        code.putstatic(MutationWords.DESCRIPTOR, MutationWords.field(MutationWords.COUNT, number), ConstantDescs.CD_int);
        word(MutationWords.OCCURRENCE);
        // d | -d is negative for every d but 0
        code.isub().dup().ineg().ior().bipush(31).iushr().iconst_1().ixor();
    }

    private void word(String name) {
        code.getstatic(MutationWords.DESCRIPTOR, MutationWords.field(name, number), ConstantDescs.CD_int);
    }
}
