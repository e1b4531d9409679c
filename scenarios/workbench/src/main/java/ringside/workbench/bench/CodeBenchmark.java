package ringside.workbench.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// How many instructions the guest compiler's code executes for each one of `gcc -O2`, over the same routines on the same machine.
///
/// The value is the geometric mean over the routines, least and most are those of single routines.
final class CodeBenchmark implements Benchmark {
    private final Mode mode;
    private final Optional<Gcc> gcc;

    CodeBenchmark(Mode mode, Optional<Gcc> gcc) {
        this.mode = mode;
        this.gcc = gcc;
    }

    @Override
    public String name() {
        return "compiler." + mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Measurement measure() throws Problem, InterruptedException {
        var image = RoutineImages.compile(Installation.found(), mode, Profile.OPTIMISED);
        var own = RoutineRun.of("the guest compiler", image.elf());
        if (gcc.isEmpty()) {
            return measurement("instructions", own.instructions().stream().mapToDouble(Long::doubleValue).toArray(), "%.0f",
                    "; absolute, as no gcc for x86-64 is installed");
        }
        var twins = RoutineRun.of("gcc", gcc.get().twins());
        requireEqual(own, twins);
        var ratios = new double[own.instructions().size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) own.instructions().get(i) / twins.instructions().get(i);
        }
        return measurement("x gcc", ratios, "%.2f", "; instructions, profile optimised, gcc " + gcc.get().version() + " "
                + String.join(" ", Gcc.OPTIMISATION) + ", checksums equal");
    }

    private static void requireEqual(RoutineRun own, RoutineRun twins) throws Problem {
        for (int i = 0; i < RoutineRun.NAMES.size(); i++) {
            if (!own.checksums().get(i).equals(twins.checksums().get(i))) {
                throw new Problem(Problem.Kind.DEFECT, "routine \"" + RoutineRun.NAMES.get(i) + "\" gives " + own.checksums().get(i)
                        + " compiled by the guest compiler and " + twins.checksums().get(i) + " compiled by gcc: please report it");
            }
        }
    }

    private Measurement measurement(String unit, double[] each, String format, String how) {
        double logarithms = 0;
        double least = Double.MAX_VALUE;
        double most = 0;
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            logarithms += Math.log(each[i]);
            least = Math.min(least, each[i]);
            most = Math.max(most, each[i]);
            figures.add(RoutineRun.NAMES.get(i) + " " + String.format(Locale.ROOT, format, each[i]));
        }
        return new Measurement(name(), Math.exp(logarithms / each.length), unit, 1, least, most, String.join(", ", figures) + how);
    }
}
