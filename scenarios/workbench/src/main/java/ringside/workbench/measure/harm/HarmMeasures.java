package ringside.workbench.measure.harm;

import java.util.List;
import ringside.workbench.measure.Harm;
import ringside.workbench.measure.RunMeasure;

/// What became of a fault.
public final class HarmMeasures {
    /// In the order of reports.
    public static final List<RunMeasure> ALL = List.of(
            new HarmMeasure("unharmedPrograms", "programs",
                    "Programs that printed what they print without the fault, and ended as they do.", harm -> harm.unharmed().size()),
            new HarmMeasure("harmedPrograms", "programs", "Programs that did not.", harm -> harm.harmed().size()),
            new HarmMeasure("failedChecks", "count",
                    "Exceptions of checks that the compiler put there, as far as the run without the fault does not have them.", Harm::failedChecks));

    private HarmMeasures() {}
}
