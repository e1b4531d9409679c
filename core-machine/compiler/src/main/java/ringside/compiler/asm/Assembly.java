package ringside.compiler.asm;

import java.util.List;
import ringside.compiler.link.Relocation;

/// Finished code of one unit.
public record Assembly(byte[] code, List<Relocation> relocations) {}
