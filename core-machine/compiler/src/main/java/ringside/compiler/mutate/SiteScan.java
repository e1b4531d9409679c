package ringside.compiler.mutate;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the sites of one class while its code goes by, method after method and element after element.
final class SiteScan {
    private record Key(String method, int line, Operator operator) {}

    private final String type;
    /// Name of the method that takes a resource back.
    private final Map<String, String> releases = new HashMap<>();
    private final Map<Key, Integer> seen = new HashMap<>();
    private String method;
    private int line;
    private boolean entered;
    private int locksHeld;

    SiteScan(ClassModel model) {
        type = model.thisClass().asInternalName().replace('/', '.');
        for (var entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member && CallShape.isRelease(member.name().stringValue(), member.type().stringValue())) {
                releases.put(resource(member.owner().asInternalName(), member.type().stringValue()), member.name().stringValue());
            }
        }
    }

    /// A method begins.
    void enter(String name) {
        method = name;
        line = 0;
        entered = false;
        locksHeld = 0;
    }

    /// The sites at this element of the method's code, in the order in which they are to strike.
    List<Site> at(CodeElement element) {
        if (element instanceof LineNumber number) line = number.line();
        if (!(element instanceof Instruction instruction)) return List.of();
        var sites = new ArrayList<Site>(2);
        if (!entered) sites.add(site(Operator.LOOP));
        entered = true;
        for (Operator operator : operators(instruction)) sites.add(site(operator));
        return sites;
    }

    private Site site(Operator operator) {
        return new Site(type, method, line, operator, seen.merge(new Key(method, line, operator), 1, Integer::sum));
    }

    private List<Operator> operators(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction _ -> List.of(Operator.INDEX);
            case ArrayStoreInstruction _ -> List.of(Operator.INDEX, Operator.STORE);
            case BranchInstruction branch when branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W ->
                List.of(Operator.GUARD, Operator.CONDITION);
            case FieldInstruction field when field.opcode() == Opcode.GETFIELD && !field.typeSymbol().isPrimitive() -> List.of(Operator.NULL);
            case FieldInstruction field when field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC -> List.of(Operator.STORE);
            case ConstantInstruction constant when constant.typeKind() == TypeKind.INT || constant.typeKind() == TypeKind.LONG ->
                List.of(Operator.CONSTANT);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> List.of(Operator.CAST);
            case InvokeInstruction call -> operators(new CallShape(call));
            default -> List.of();
        };
    }

    /// What stands for the call comes last.
    private List<Operator> operators(CallShape call) {
        if (call.isAcquire()) {
            locksHeld++;
            return locksHeld > 1 ? List.of(Operator.LOCK_ORDER, Operator.LOCK) : List.of(Operator.LOCK);
        }
        if (call.isUnlock()) {
            locksHeld = Math.max(0, locksHeld - 1);
            return List.of();
        }
        var operators = new ArrayList<Operator>(3);
        if (call.isDevice()) operators.add(Operator.DEVICE);
        if (call.hasNumberLast()) operators.add(Operator.ARGUMENT);
        if (call.isRelease()) {
            operators.addAll(List.of(Operator.LEAK, Operator.DOUBLE_RELEASE));
            return operators;
        }
        if (call.isService()) operators.add(Operator.PROTOCOL);
        if (release(call) != null) operators.add(Operator.USE_AFTER_RELEASE);
        if (call.canBeSkipped()) operators.add(Operator.CALL);
        return operators;
    }

    /// Name of the method that takes back what the call answers, or null.
    String release(CallShape call) {
        return call.isOnObject() ? releases.get(call.taken()) : null;
    }

    private static String resource(String owner, String releaseType) {
        return owner + " " + releaseType.substring(1, releaseType.indexOf(')'));
    }
}
