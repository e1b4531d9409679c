package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Source lines of the lane's own classes from which machine code was made, in the kernel image or in a program; classes
/// that all lanes share are not counted. A size, not a complexity.
final class WiringLines implements StaticMeasure {
    @Override
    public String name() {
        return "wiringLines";
    }

    @Override
    public String unit() {
        return "lines";
    }

    @Override
    public String definition() {
        return "Source lines of the lane's own classes from which machine code was made, in the kernel image or in a "
                + "program; classes that all lanes share are not counted. A size, not a complexity.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(OwnCode.of(image).lines());
    }
}
