package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Decisions in the methods of mechanismLines: conditional jumps of the byte code, and cases of its switches.
final class MechanismBranches implements StaticMeasure {
    @Override
    public String name() {
        return "mechanismBranches";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Decisions in the methods of mechanismLines: conditional jumps of the byte code, and cases of its "
                + "switches.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(Mechanism.of(image).branches());
    }
}
