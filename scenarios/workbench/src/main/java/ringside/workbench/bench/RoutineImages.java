package ringside.workbench.bench;

import java.util.List;
import ringside.compiler.CompileException;
import ringside.compiler.Compiler;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// Compiles `guest.bench` to a kernel image.
final class RoutineImages {
    private static final String NAME = "bench";
    private static final List<String> LIBRARIES = List.of("guest.lang.**", "guest.port.**", "guest.platform.**", "guest.lib.**");
    private static final List<String> FRAME = List.of("guest.lang.**", "guest.platform.**", "guest.bench.**");
    private static final long ARENA = 1 << 20;
    private static final long STACK = 1 << 16;

    private RoutineImages() {}

    static CompiledImage compile(Installation installation, Mode mode, Profile profile) throws Problem {
        var component = new ComponentPlan(NAME, List.of("guest.bench.**", "guest.service.**", "guest.policy.**"), mode);
        var plan = new ImagePlan(NAME, ImagePlan.Kind.KERNEL, installation.guestPath(),
                List.of(new DomainPlan(NAME, 0, List.of(component), ARENA, STACK)), LIBRARIES, FRAME, List.of(), List.of(), List.of(), "", profile);
        try {
            return Compiler.compile(plan);
        } catch (CompileException refused) {
            throw new Problem(Problem.Kind.DEFECT, "the routines cannot be compiled: please report it:\n" + refused.getMessage(), refused);
        }
    }
}
