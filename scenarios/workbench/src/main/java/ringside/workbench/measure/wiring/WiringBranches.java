package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Decisions in the methods of wiringLines: conditional jumps of the byte code, and cases of its switches.
final class WiringBranches implements StaticMeasure {
    @Override
    public String name() {
        return "wiringBranches";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Decisions in the methods of wiringLines: conditional jumps of the byte code, and cases of its "
                + "switches.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(OwnCode.of(image).branches());
    }
}
