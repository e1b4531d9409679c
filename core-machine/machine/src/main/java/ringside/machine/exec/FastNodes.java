package ringside.machine.exec;

import ringside.machine.isa.Instruction;

/// Chooses the special node of a frequent form.
final class FastNodes {
    /// The node, or null if the form has none of its own.
    Node node(Instruction in) {
        if (in.operandSize() < 4 || in.prefixes().lock()) {
            return null;
        }
        return switch (in.form().op()) {
            default -> null;
        };
    }
}
