package ringside.workbench.measure;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;

/// A measure of what was built, before anything runs.
public non-sealed interface StaticMeasure extends Measure {
    /// The figure, or nothing where it cannot be measured.
    OptionalDouble of(LaneImage image);
}
