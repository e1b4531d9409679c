package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Interfaces between components: calls that the architecture permits, each a pair of components and a port.
final class Ports implements StaticMeasure {
    @Override
    public String name() {
        return "ports";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Interfaces between components: calls that the architecture permits, each a pair of components and a "
                + "port.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(image.lane().architecture().calls().size());
    }
}
