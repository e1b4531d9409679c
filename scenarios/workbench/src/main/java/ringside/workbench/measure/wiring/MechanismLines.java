package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Source lines between programs and services from which machine code was made; see [Mechanism]. A size, not a complexity.
final class MechanismLines implements StaticMeasure {
    @Override
    public String name() {
        return "mechanismLines";
    }

    @Override
    public String unit() {
        return "lines";
    }

    @Override
    public String definition() {
        return "Source lines from which machine code was made, in the kernel image or in a program, without services, "
                + "programs and the language's own library. A size, not a complexity.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(Mechanism.of(image).lines());
    }
}
