package ringside.compiler.intrinsic;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Register;

/// Instructions with fixed operands.
///
/// @param name     for dumps
/// @param inputs   register of each argument, in order
/// @param output   register of the result, or null
/// @param clobbers registers destroyed besides inputs and output (R10 and R11 need not be named)
/// @param code     writes the instructions
public record MachineCode(String name, List<Register> inputs, Register output, Set<Register> clobbers, Consumer<Assembler> code) {
    @Override
    public String toString() {
        return name;
    }
}
