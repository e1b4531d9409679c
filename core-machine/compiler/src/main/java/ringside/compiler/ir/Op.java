package ringside.compiler.ir;

/// What a node does.
public enum Op {
    /// `immediate`, sign-extended from 32 bits for INT.
    CONSTANT,
    /// Address of the symbol in `data` (a String).
    SYMBOL,
    /// Argument number `immediate` of the compiled method.
    PARAMETER,
    /// One input for each predecessor of its block.
    PHI,
    ADD, SUB, MUL, AND, OR, XOR, SHL, SHR, USHR,
    DIV, REM, UDIV, UREM,
    /// Bits 64 to 127 of the product of two longs.
    MULTIPLY_HIGH, MULTIPLY_HIGH_UNSIGNED,
    NEG,
    SIGN8, SIGN16, ZERO8, ZERO16,
    /// The low 32 bits to long, with sign.
    WIDEN,
    /// The low 32 bits to long, without sign.
    UNSIGNED,
    /// long to int.
    NARROW,
    /// The same bits seen as another kind.
    RETYPE,
    /// 1 if `condition` holds of the inputs, else 0; compares 64 bits if the first input is wide.
    COMPARE,
    /// -1, 0 or 1 as the first long is less than, equal to or greater than the second; `immediate` 1: unsigned.
    THREE_WAY,
    COUNT_TRAILING, COUNT_LEADING, BYTE_SWAP,
    /// The second input if the first is not zero, else the third.
    SELECT,
    /// Reads memory; `data` is an [Access].
    LOAD,
    /// Writes its last input to memory; `data` is an [Access].
    STORE,
    /// 1 if the input is an object of the [TypeTest] in `data`, else 0. Null gives `immediate`.
    INSTANCE_OF,
    /// 1 if the array in the first input may hold the object in the second.
    STORE_TEST,
    /// Zeroed memory of as many bytes as the input says.
    ALLOCATE,
    /// Traps with cause `immediate` if `condition` holds of the two inputs.
    GUARD,
    /// Touches the object, so that a null reference faults.
    NULL_PROBE,
    /// Calls the symbol in `data`.
    CALL,
    /// Calls through the dispatch table of symbol `data`, by the type id of the first input; `immediate` is the smallest id in
    /// it.
    DISPATCH,
    /// The instructions of the [ringside.compiler.intrinsic.MachineCode] in `data`.
    MACHINE,

    GOTO,
    /// To the first successor if the input is not zero, else to the second.
    BRANCH,
    /// `data` is an int[] of keys, the last successor is the default.
    SWITCH,
    RETURN,
    /// Stops with cause `immediate`.
    TRAP;

    public boolean isTerminator() {
        return ordinal() >= GOTO.ordinal();
    }

    /// True of values that depend on nothing but the inputs and cannot stop.
    public boolean isPure() {
        return switch (this) {
            case CONSTANT, SYMBOL, ADD, SUB, MUL, MULTIPLY_HIGH, MULTIPLY_HIGH_UNSIGNED, AND, OR, XOR, SHL, SHR, USHR, NEG, SIGN8, SIGN16, ZERO8, ZERO16, WIDEN,
                    UNSIGNED, NARROW, RETYPE,
                    COMPARE, THREE_WAY, COUNT_TRAILING, COUNT_LEADING, BYTE_SWAP, SELECT, INSTANCE_OF, STORE_TEST -> true;
            default -> false;
        };
    }

    public boolean isCommutative() {
        return this == ADD || this == MUL || this == AND || this == OR || this == XOR;
    }
}
