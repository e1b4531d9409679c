package ringside.compiler.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// What the strikes at the locks of one method have to remember between `acquire()` and `release()`.
final class LockStrikes {
    private static final ClassDesc LOCK = ClassDesc.of("guest.port.Lock");

    private int omitted;
    private int last;

    /// True of methods that acquire a lock.
    static boolean areIn(MethodModel method) {
        return method.code().orElseThrow().elementStream()
                .anyMatch(element -> element instanceof InvokeInstruction call && new CallShape(call).isAcquire());
    }

    /// Gives the variables their values where the method begins.
    void enter(CodeBuilder code) {
        omitted = nothing(code);
        last = nothing(code);
    }

    private static int nothing(CodeBuilder code) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.aconst_null().storeLocal(TypeKind.REFERENCE, slot);
        return slot;
    }

    /// The lock on top of the stack is the one acquired last.
    void note(CodeBuilder code) {
        code.dup().storeLocal(TypeKind.REFERENCE, last);
    }

    /// Takes the lock off the stack and does not acquire it.
    void omit(CodeBuilder code) {
        code.storeLocal(TypeKind.REFERENCE, omitted);
    }

    /// Releases the lock on top of the stack, unless it was not acquired.
    void release(CodeBuilder code, InvokeInstruction call) {
        Label held = code.newLabel();
        Label end = code.newLabel();
        code.dup().loadLocal(TypeKind.REFERENCE, omitted).if_acmpne(held);
        code.pop().aconst_null().storeLocal(TypeKind.REFERENCE, omitted).goto_(end);
        code.labelBinding(held).with(call).labelBinding(end);
    }

    /// Acquires the lock on top of the stack before the one acquired last.
    void exchange(CodeBuilder code, InvokeInstruction call) {
        Label alone = code.newLabel();
        Label end = code.newLabel();
        code.loadLocal(TypeKind.REFERENCE, last).ifnull(alone);
        onLast(code, "release");
        code.with(call);
        onLast(code, "acquire");
        code.goto_(end).labelBinding(alone).with(call).labelBinding(end);
    }

    private void onLast(CodeBuilder code, String operation) {
        code.loadLocal(TypeKind.REFERENCE, last).checkcast(LOCK).invokeinterface(LOCK, operation, MethodTypeDesc.of(ConstantDescs.CD_void));
    }
}
