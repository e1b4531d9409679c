package ringside.compiler.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// Writes the code of one element with its sites. Wherever the effect is a number it is computed without a branch, so that striking
/// and passing differ in values alone.
final class Strike {
    /// A site that is mutated.
    ///
    /// @param number of its counters
    record Armed(Operator operator, int number) {}

    /// What takes the place of a cast object: no guest class is a subtype of its class, nor it of them.
    private static final String STRANGER = "stranger";

    private final CodeBuilder code;
    private final SiteScan scan;
    private final Optional<LockStrikes> locks;

    /// @param locks those of the method, if it acquires any
    Strike(CodeBuilder code, SiteScan scan, Optional<LockStrikes> locks) {
        this.code = code;
        this.scan = scan;
        this.locks = locks;
    }

    /// The element with its sites, those of the list in order.
    void write(List<Armed> sites, CodeElement element) {
        for (Armed site : sites) before(site, element);
        if (element instanceof BranchInstruction branch && sites.stream().anyMatch(site -> site.operator() != Operator.LOOP)) {
            branch(sites, branch);
        } else if (element instanceof InvokeInstruction call && new CallShape(call).isAcquire()) {
            acquire(sites, call);
        } else if (element instanceof InvokeInstruction call && locks.isPresent() && new CallShape(call).isUnlock()) {
            locks.get().release(code, call);
        } else {
            instead(sites.stream().filter(site -> standsForElement(site.operator())).toList(), element);
        }
        for (Armed site : sites) after(site, element);
    }

    private static boolean standsForElement(Operator operator) {
        return switch (operator) {
            case STORE, CALL, LEAK, DOUBLE_RELEASE, USE_AFTER_RELEASE, PROTOCOL -> true;
            default -> false;
        };
    }

    private void before(Armed site, CodeElement element) {
        switch (site.operator()) {
            case LOOP -> loop(site.number());
            case INDEX -> index(site.number(), element);
            case CAST -> replace(site.number(), () -> code.pop().ldc(STRANGER));
            case ARGUMENT -> {
                var call = (InvokeInstruction) element;
                add(site.number(), TypeKind.from(call.typeSymbol().parameterType(call.typeSymbol().parameterCount() - 1)));
            }
            case DEVICE -> device(site.number(), (InvokeInstruction) element);
            default -> { }
        }
    }

    private void after(Armed site, CodeElement element) {
        switch (site.operator()) {
            case NULL -> replace(site.number(), () -> code.pop().aconst_null());
            case CONSTANT -> add(site.number(), ((ConstantInstruction) element).typeKind());
            default -> { }
        }
    }

    private void loop(int number) {
        Label pass = code.newLabel();
        strikes(number);
        code.ifeq(pass);
        Label forever = code.newBoundLabel();
        code.goto_(forever);
        code.labelBinding(pass);
    }

    /// The index lies on top of the stack, under a value to store if there is one.
    private void index(int number, CodeElement element) {
        if (!(element instanceof ArrayStoreInstruction store)) {
            add(number, TypeKind.INT);
        } else if (store.typeKind() == TypeKind.LONG || store.typeKind() == TypeKind.DOUBLE) {
            code.dup2_x1().pop2();
            add(number, TypeKind.INT);
            code.dup_x2().pop();
        } else {
            code.swap();
            add(number, TypeKind.INT);
            code.swap();
        }
    }

    /// Adds the operand to the number on top of the stack.
    private void add(int number, TypeKind kind) {
        strikes(number);
        word(MutationWords.OPERAND, number);
        code.imul();
        if (kind == TypeKind.LONG) code.i2l().ladd();
        else code.iadd();
    }

    /// The register's number is the first argument.
    private void device(int number, InvokeInstruction call) {
        boolean receiver = call.opcode() != Opcode.INVOKESTATIC;
        var saved = new SavedArguments(code, call, receiver);
        int register = receiver ? 1 : 0;
        for (int i = 0; i < saved.count(); i++) {
            saved.load(i);
            if (i == register) add(number, TypeKind.INT);
        }
    }

    /// Puts something else on top of the stack when striking.
    private void replace(int number, Runnable effect) {
        Label keep = code.newLabel();
        strikes(number);
        code.ifeq(keep);
        effect.run();
        code.labelBinding(keep);
    }

    /// The condition becomes 1 or 0, which each site may change, and decides.
    private void branch(List<Armed> sites, BranchInstruction branch) {
        Label yes = code.newLabel();
        Label known = code.newLabel();
        code.branch(branch.opcode(), yes);
        code.iconst_0().goto_(known);
        code.labelBinding(yes).iconst_1();
        code.labelBinding(known);
        for (Armed site : sites) {
            if (site.operator() == Operator.GUARD) {
                code.dup();
                word(MutationWords.OPERAND, site.number());
                code.ixor();
                strikes(site.number());
                code.iand().ixor();
            } else if (site.operator() == Operator.CONDITION) {
                strikes(site.number());
                code.ixor();
            }
        }
        code.branch(Opcode.IFNE, branch.target());
    }

    private void acquire(List<Armed> sites, InvokeInstruction call) {
        Label end = code.newLabel();
        for (Armed site : sites) {
            if (site.operator() != Operator.LOCK && site.operator() != Operator.LOCK_ORDER) continue;
            Label pass = code.newLabel();
            strikes(site.number());
            code.ifeq(pass);
            if (site.operator() == Operator.LOCK) locks.orElseThrow().omit(code);
            else locks.orElseThrow().exchange(code, call);
            code.goto_(end).labelBinding(pass);
        }
        locks.orElseThrow().note(code);
        code.with(call).labelBinding(end);
    }

    /// The first of the sites that strikes does its work, or else the element does.
    private void instead(List<Armed> sites, CodeElement element) {
        Label end = code.newLabel();
        for (Armed site : sites) {
            Label pass = code.newLabel();
            strikes(site.number());
            code.ifeq(pass);
            effect(site.operator(), element);
            code.goto_(end).labelBinding(pass);
        }
        code.with(element);
        if (!sites.isEmpty()) code.labelBinding(end);
    }

    private void effect(Operator operator, CodeElement element) {
        switch (element) {
            case ArrayStoreInstruction store -> {
                discard(store.typeKind());
                code.pop2();
            }
            case FieldInstruction field -> {
                discard(TypeKind.from(field.typeSymbol()));
                if (field.opcode() == Opcode.PUTFIELD) code.pop();
            }
            default -> call(operator, (InvokeInstruction) element);
        }
    }

    private void call(Operator operator, InvokeInstruction call) {
        var saved = new SavedArguments(code, call, call.opcode() != Opcode.INVOKESTATIC);
        TypeKind answer = TypeKind.from(call.typeSymbol().returnType());
        switch (operator) {
            case DOUBLE_RELEASE, PROTOCOL -> {
                saved.loadAll();
                code.with(call);
                discard(answer);
                saved.loadAll();
                code.with(call);
            }
            case USE_AFTER_RELEASE -> {
                saved.loadAll();
                code.with(call);
                release(call, saved, answer);
            }
            default -> {
                if (answer == TypeKind.INT) code.iconst_0();
                else if (answer == TypeKind.LONG) code.lconst_0();
            }
        }
    }

    /// Gives what lies on top of the stack back to its owner, and leaves it there.
    private void release(InvokeInstruction call, SavedArguments saved, TypeKind kind) {
        int taken = code.allocateLocal(kind);
        code.storeLocal(kind, taken);
        saved.load(0);
        code.loadLocal(kind, taken);
        code.invoke(call.isInterface() ? Opcode.INVOKEINTERFACE : Opcode.INVOKEVIRTUAL, call.owner().asSymbol(), scan.release(new CallShape(call)),
                MethodTypeDesc.of(ConstantDescs.CD_void, call.typeSymbol().returnType()), call.isInterface());
        code.loadLocal(kind, taken);
    }

    private void discard(TypeKind kind) {
        switch (kind.slotSize()) {
            case 0 -> { }
            case 1 -> code.pop();
            default -> code.pop2();
        }
    }

    /// Counts the pass and leaves 1 on the stack if it is the armed one, else 0.
    private void strikes(int number) {
        word(MutationWords.COUNT, number);
        code.iconst_1().iadd().dup();
        code.putstatic(MutationWords.DESCRIPTOR, MutationWords.field(MutationWords.COUNT, number), ConstantDescs.CD_int);
        word(MutationWords.OCCURRENCE, number);
        // d | -d is negative for every d but 0
        code.isub().dup().ineg().ior().bipush(31).iushr().iconst_1().ixor();
    }

    private void word(String name, int number) {
        code.getstatic(MutationWords.DESCRIPTOR, MutationWords.field(name, number), ConstantDescs.CD_int);
    }
}
