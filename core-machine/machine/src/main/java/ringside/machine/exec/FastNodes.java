package ringside.machine.exec;

import ringside.machine.isa.Instruction;

/// Chooses the special node of a frequent form. Each does exactly what the general binding of its [ringside.machine.isa.Op] does.
final class FastNodes {
    private FastNodes() {}

    /// The node, or null if the form has none of its own.
    static Node node(Instruction in) {
        if (in.operandSize() < 4 || in.prefixes().lock()) {
            return null;
        }
        return switch (in.form().op()) {
            case ADD, SUB, AND, OR, XOR -> {
                var node = arithmetic(in);
                yield node != null ? node : UpdateNodes.of(in);
            }
            case CMP, TEST -> {
                var node = arithmetic(in);
                yield node != null ? node : CompareNodes.of(in);
            }
            case IMUL2, IMUL3 -> MultiplyNodes.of(in);
            case NOT, NEG -> UnaryNodes.of(in);
            case MOV -> MoveNodes.move(in);
            case MOVZX -> ExtendNodes.zero(in);
            case MOVSX -> ExtendNodes.sign(in);
            case LEA -> MoveNodes.address(in);
            case SHL, SHR, SAR -> ShiftNodes.shift(in);
            case ROL, ROR -> RotateNodes.of(in);
            case INC, DEC -> ShiftNodes.step(in);
            case CMOVCC -> ConditionNodes.move(in);
            case SETCC -> ConditionNodes.set(in);
            default -> in.wide() ? transfer(in) : null;
        };
    }

    private static Node arithmetic(Instruction in) {
        if (Simple.isRegisterForm(in)) {
            return RegisterArithmetic.of(in);
        }
        return Simple.isLoadForm(in) ? LoadArithmetic.of(in) : ByteNodes.of(in);
    }

    private static Node transfer(Instruction in) {
        return switch (in.form().op()) {
            case JCC -> BranchNodes.conditional(in);
            case JMP -> BranchNodes.jump(in);
            case CALL -> BranchNodes.call(in);
            case RET -> BranchNodes.ret(in);
            case PUSH -> BranchNodes.push(in);
            case POP -> BranchNodes.pop(in);
            default -> null;
        };
    }
}
