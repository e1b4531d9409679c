package ringside.compiler.link;

/// A hole in a unit's bytes that needs an address.
///
/// @param offset of the hole in the unit
/// @param target symbol in the same domain
/// @param addend added to the target's address; for RELATIVE32 the linker subtracts the address of the byte after the hole
public record Relocation(int offset, Kind kind, String target, long addend) {
    public enum Kind {
        /// 32 bits, target - (hole + 4): `call`, `jmp`, `jcc`.
        RELATIVE32,
        /// 32 bits, sign-extended by the processor: displacements and immediates. All image addresses fit.
        ABSOLUTE32,
        ABSOLUTE64
    }
}
