package ringside.compiler;

import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;

/// The compiler's front door.
public final class Compiler {
    private Compiler() {}

    /// Compiles one image. Same plan and class files, same bytes.
    ///
    /// @throws CompileException with every error found
    public static CompiledImage compile(ImagePlan plan) throws CompileException {
        throw new CompileException(java.util.List.of());
    }
}
