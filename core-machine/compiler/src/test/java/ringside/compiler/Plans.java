package ringside.compiler;

import java.util.List;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Image plans of tests.
final class Plans {
    private static final long ARENA = 1 << 20;
    private static final long STACK = 1 << 16;

    private Plans() {}

    static DomainPlan domain(String id, int ring, ComponentPlan... components) {
        return new DomainPlan(id, ring, List.of(components), ARENA, STACK);
    }

    /// A program of one component, all of it frame.
    static ImagePlan program(GuestCode code, String programClass, Mode mode, Profile profile) {
        DomainPlan domain = domain("program", 3, new ComponentPlan("program", List.of("guest.app.**"), mode));
        return new ImagePlan("test", Kind.PROGRAM, code.classPath(), List.of(domain), List.of(), List.of("guest.app.**"),
                List.of(),
                List.of(), List.of(), programClass, profile);
    }

    /// The same program for the host with an arena of `arenaBytes`.
    static ImagePlan program(GuestCode code, String programClass, Mode mode, Profile profile, long arenaBytes) {
        var component = new ComponentPlan("program", List.of("guest.app.**"), mode);
        return linked(Kind.PROGRAM, code, programClass, new DomainPlan("program", 3, List.of(component), arenaBytes, STACK), profile);
    }

    /// A kernel with the program linked into it, all of it frame.
    static ImagePlan kernel(GuestCode code, String programClass, Mode mode, Profile profile, long arenaBytes) {
        var component = new ComponentPlan("kernel", List.of("guest.app.**", "guest.kernel.**"), mode);
        return linked(Kind.KERNEL, code, programClass, new DomainPlan("kernel", 0, List.of(component), arenaBytes, STACK), profile);
    }

    private static ImagePlan linked(Kind kind, GuestCode code, String programClass, DomainPlan domain, Profile profile) {
        return new ImagePlan("test", kind, code.classPath(), List.of(domain), List.of(), List.of("guest.app.**", "guest.kernel.**"), List.of(), List.of(),
                List.of(), programClass, profile);
    }
}
