package ringside.compiler.link;

import ringside.compiler.CompileException;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;

/// Places units in component windows and writes the ELF file and its map.
public final class Linker {
    private Linker() {}

    public static CompiledImage link(ImagePlan plan, LinkInput input) throws CompileException {
        throw new CompileException(java.util.List.of());
    }
}
