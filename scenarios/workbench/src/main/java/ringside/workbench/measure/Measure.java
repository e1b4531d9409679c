package ringside.workbench.measure;

/// A number derived from a run, with its unit and its definition.
public sealed interface Measure permits RequestMeasure, RunMeasure, StaticMeasure {
    /// Name in reports and checks.
    String name();

    String unit();

    /// What exactly is counted, in one sentence.
    String definition();
}
