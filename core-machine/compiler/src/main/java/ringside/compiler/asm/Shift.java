package ringside.compiler.asm;

/// Shifts and rotations, by a constant or by CL.
public enum Shift {
    ROL(0), ROR(1), SHL(4), SHR(5), SAR(7);

    final int extension;

    Shift(int extension) {
        this.extension = extension;
    }
}
