package ringside.compiler.mutate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the sites of one class while its code goes by, method after method and element after element.
final class SiteScan {
    private record Key(String method, int line, Operator operator) {}

    private final String type;
    private final Map<Key, Integer> seen = new HashMap<>();
    private String method;
    private int line;
    private boolean entered;

    SiteScan(String type) {
        this.type = type;
    }

    /// A method begins.
    void enter(String name) {
        method = name;
        line = 0;
        entered = false;
    }

    /// The sites at this element of the method's code, in the order in which they are to strike.
    List<Site> at(CodeElement element) {
        if (element instanceof LineNumber number) line = number.line();
        if (!(element instanceof Instruction instruction)) return List.of();
        var sites = new ArrayList<Site>(2);
        if (!entered) sites.add(site(Operator.LOOP));
        entered = true;
        Operator operator = operator(instruction);
        if (operator != null) sites.add(site(operator));
        return sites;
    }

    private Site site(Operator operator) {
        return new Site(type, method, line, operator, seen.merge(new Key(method, line, operator), 1, Integer::sum));
    }

    private static Operator operator(Instruction instruction) {
        return switch (instruction) {
            case ArrayLoadInstruction _, ArrayStoreInstruction _ -> Operator.INDEX;
            case BranchInstruction branch when branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W -> Operator.GUARD;
            case FieldInstruction field when field.opcode() == Opcode.GETFIELD && !field.typeSymbol().isPrimitive() -> Operator.NULL;
            default -> null;
        };
    }
}
