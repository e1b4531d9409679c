package ringside.compiler.allocate;

import ringside.compiler.asm.Register;

/// Where a value is kept during its whole life.
public sealed interface Location {
    record InRegister(Register register) implements Location {}

    /// In word `index` of the frame.
    record InSlot(int index) implements Location {}
}
