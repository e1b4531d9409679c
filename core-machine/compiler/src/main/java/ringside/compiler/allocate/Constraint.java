package ringside.compiler.allocate;

import static ringside.compiler.asm.Register.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ringside.compiler.asm.Register;
import ringside.compiler.intrinsic.MachineCode;
import ringside.compiler.ir.Node;

/// Registers a step insists on.
///
/// @param inputs    register of each input, in order; empty where any will do
/// @param result    where the result appears, or null
/// @param destroyed registers whose old contents are lost
public record Constraint(List<Register> inputs, Register result, Set<Register> destroyed) {
    /// System V ABI AMD64 §3.2.3.
    public static final List<Register> ARGUMENTS = List.of(RDI, RSI, RDX, RCX, R8, R9);
    private static final Set<Register> CALLER_SAVED = Set.of(RAX, RCX, RDX, RSI, RDI, R8, R9);
    private static final Constraint NONE = new Constraint(List.of(), null, Set.of());

    public static Constraint of(Node node) {
        return switch (node.op()) {
            case CALL, DISPATCH -> new Constraint(ARGUMENTS.subList(0, node.inputs().size()), RAX, CALLER_SAVED);
            case MACHINE -> of((MachineCode) node.data());
            case DIV, UDIV -> new Constraint(List.of(), RAX, Set.of(RAX, RDX));
            case REM, UREM, MULTIPLY_HIGH, MULTIPLY_HIGH_UNSIGNED -> new Constraint(List.of(), RDX, Set.of(RAX, RDX));
            case SHL, SHR, USHR -> node.input(1).isConstant() ? NONE : new Constraint(List.of(), null, Set.of(RCX));
            case RETURN -> new Constraint(node.inputs().isEmpty() ? List.of() : List.of(RAX), null, Set.of());
            default -> NONE;
        };
    }

    private static Constraint of(MachineCode code) {
        var destroyed = new ArrayList<>(code.inputs());
        destroyed.addAll(code.clobbers());
        if (code.output() != null) destroyed.add(code.output());
        Set<Register> set = destroyed.isEmpty() ? Set.of() : EnumSet.copyOf(destroyed);
        return new Constraint(code.inputs(), code.output(), set);
    }
}
