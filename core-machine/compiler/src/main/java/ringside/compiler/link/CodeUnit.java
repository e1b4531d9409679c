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
public record CodeUnit(String domain, String symbol, String name, String descriptor, String component, byte[] code,
                       List<Relocation> relocations, int frame, List<LineAt> lines) {

    /// Code from `offset` to the next record comes from this line.
    public record LineAt(int offset, String file, String name, int line) {}
}
