package ringside.workbench.measure;

import java.util.OptionalDouble;

/// A measure of a run as a whole.
public non-sealed interface RunMeasure extends Measure {
    /// The figure, or nothing where it cannot be measured.
    OptionalDouble of(RunEvidence evidence);
}
