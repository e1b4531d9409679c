package ringside.workbench.inspect;

import java.util.List;
import java.util.OptionalLong;
import ringside.machine.CoreState;

/// The registers of one activation of a method, as far as they are known.
///
/// @param values RAX RCX RDX RBX RSP RBP RSI RDI R8 to R15
/// @param known  bit n: register n has the value it had there
/// @param next   address of the next instruction
/// @param called whether the activation waits for something it called, so that `next` is where it will go on
record Registers(List<Long> values, int known, long next, boolean called) {
    static final int RSP = 4;
    private static final int ALL = 0xFFFF;
    /// RBX RSP RBP R12 to R15: a method gives them back as they were.
    private static final int PRESERVED = 1 << 3 | 1 << RSP | 1 << 5 | 0xF000;

    static Registers of(CoreState state) {
        return new Registers(state.registers(), ALL, state.rip(), false);
    }

    long stackPointer() {
        return values.get(RSP);
    }

    OptionalLong value(int register) {
        return (known >>> register & 1) == 0 ? OptionalLong.empty() : OptionalLong.of(values.get(register));
    }

    /// Those of the caller.
    ///
    /// @param restored with what this activation had saved put back, and RSP above the return address
    static Registers ofCaller(List<Long> restored, long returnAddress) {
        return new Registers(List.copyOf(restored), PRESERVED, returnAddress, true);
    }

    /// An address inside the instruction that is the next one or, of an activation that waits, the one that called.
    long place() {
        return called ? next - 1 : next;
    }
}
