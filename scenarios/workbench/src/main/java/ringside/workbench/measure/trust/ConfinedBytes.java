package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Machine code in ring 0 that only the compiler's checks confine: it need not be right for the property of trustedBytes,
/// but the compiler must be.
final class ConfinedBytes implements StaticMeasure {
    @Override
    public String name() {
        return "confinedBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "Machine code in ring 0 that only the compiler's checks confine: it need not be right for the "
                + "property of trustedBytes, but the compiler must be.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(TrustedCode.of(image).confinedBytes());
    }
}
