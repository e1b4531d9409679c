package ringside.machine.isa;

/// The address part of an instruction: `segment:displacement(base, index, scale)`.
///
/// @param segment      number of the segment register used (0 ES, 1 CS, 2 SS, 3 DS, 4 FS, 5 GS)
/// @param overridden   whether a prefix named the segment
/// @param base         register number, [#NONE], or [#NEXT_INSTRUCTION]
/// @param index        register number or [#NONE]
/// @param scale        log2 of the factor
/// @param displaced    whether the encoding has a displacement, be it zero
public record MemoryOperand(int segment, boolean overridden, int base, int index, int scale, boolean displaced, long displacement) {
    public static final int NONE = -1;
    /// RIP-relative.
    public static final int NEXT_INSTRUCTION = -2;
}
