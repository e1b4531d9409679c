package ringside.compiler.link;

import java.util.List;

/// One compiled method in one domain.
///
/// @param symbol     unique in its domain, for example `guest.service.fs.MemoryFiles.read(II)I`
/// @param name       for people: `guest.service.fs.MemoryFiles.read`
/// @param descriptor JVM descriptor
/// @param component  owner, or empty for library code (attributed to its caller)
/// @param frame      bytes from RSP (after the prologue) to the return address
/// @param lines      by offset, ascending; an inlined line names the inlined method
/// @param variables  for debuggers, in the teaching profile
public record CodeUnit(String domain, String symbol, String name, String descriptor, String component, byte[] code,
                       List<Relocation> relocations, int frame, List<LineAt> lines, List<VariableAt> variables) {

    /// A unit that tells nothing of its variables.
    public CodeUnit(String domain, String symbol, String name, String descriptor, String component, byte[] code,
                    List<Relocation> relocations, int frame, List<LineAt> lines) {
        this(domain, symbol, name, descriptor, component, code, relocations, frame, lines, List.of());
    }

    /// Code from `offset` to the next record comes from this line.
    public record LineAt(int offset, String file, String name, int line) {}

    /// A local variable or parameter, and where it is.
    ///
    /// @param descriptor of its type
    public record VariableAt(String name, String descriptor, boolean isParameter, List<Place> places) {}

    /// Between two offsets of the code a variable is in a register, or in memory at `RSP + at`.
    ///
    /// @param base number of the register that holds it, [#FRAME] for memory
    public record Place(int start, int end, int base, int at) {
        public static final int FRAME = -1;

        public static Place inRegister(int start, int end, int register) {
            return new Place(start, end, register, 0);
        }

        public static Place inFrame(int start, int end, int at) {
            return new Place(start, end, FRAME, at);
        }
    }
}
