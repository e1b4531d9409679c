package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Machine code that must be right so that no program can read or change another program's memory: code of unchecked
/// components in ring 0, library code and entry stubs of ring 0, and all code of domains that hold a component declared
/// trusted; programs are not counted.
final class TrustedBytes implements StaticMeasure {
    @Override
    public String name() {
        return "trustedBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "Machine code that must be right so that no program can read or change another program's memory: code "
                + "of unchecked components in ring 0, library code and entry stubs of ring 0, and all code of domains "
                + "that hold a component declared trusted; programs are not counted.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(TrustedCode.of(image).bytes());
    }
}
