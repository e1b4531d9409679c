package ringside.workbench.measure.boot;

import java.util.List;
import ringside.workbench.measure.RunMeasure;

/// How far a boot is when, and what it holds in the end.
public final class BootMeasures {
    /// In the order of reports.
    public static final List<RunMeasure> ALL = List.of(
            new FirstJavaCycles(),
            new FirstUserCycles(),
            new BootCycles(),
            new ResidentBytes());

    private BootMeasures() {}
}
