package ringside.compiler.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// The operands of a call, taken off the stack into fresh local variables.
final class SavedArguments {
    private final CodeBuilder code;
    private final List<TypeKind> kinds = new ArrayList<>();
    private final int[] slots;

    /// Takes them off.
    ///
    /// @param receiver whether there is an object below the arguments
    SavedArguments(CodeBuilder code, InvokeInstruction call, boolean receiver) {
        this.code = code;
        if (receiver) kinds.add(TypeKind.REFERENCE);
        for (ClassDesc type : call.typeSymbol().parameterList()) kinds.add(TypeKind.from(type).asLoadable());
        slots = new int[kinds.size()];
        for (int i = slots.length - 1; i >= 0; i--) {
            slots[i] = code.allocateLocal(kinds.get(i));
            code.storeLocal(kinds.get(i), slots[i]);
        }
    }

    /// Puts operand `i` back, counted with the receiver.
    void load(int i) {
        code.loadLocal(kinds.get(i), slots[i]);
    }

    void loadAll() {
        for (int i = 0; i < slots.length; i++) load(i);
    }

    int count() {
        return slots.length;
    }
}
