package ringside.compiler;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Compiles a program in a process of its own: `OUTPUT CLASS PROFILE ENTRY...`, entries being those of the class path.
final class CompileElsewhere {
    private CompileElsewhere() {}

    public static void main(String[] arguments) throws Exception {
        var classPath = Arrays.stream(arguments).skip(3).map(Path::of).toList();
        var component = new ComponentPlan("kernel", List.of("guest.app.**", "guest.kernel.**"), Mode.CHECKED);
        var plan = new ImagePlan("test", Kind.KERNEL, classPath, List.of(Plans.domain("kernel", 0, component)), List.of(),
                List.of("guest.app.**", "guest.kernel.**"), List.of(), List.of(), List.of(), arguments[1], Profile.valueOf(arguments[2]));
        var image = Compiler.compile(plan);
        Files.write(Path.of(arguments[0]), image.elf());
        Files.writeString(Path.of(arguments[0] + ".map"), image.map().toString());
        var own = Thread.currentThread().getContextClassLoader();
        if (own.getResource("guest/app/Out.class") != null) throw new IllegalStateException("guest classes are on the compiler's own class path");
    }
}
