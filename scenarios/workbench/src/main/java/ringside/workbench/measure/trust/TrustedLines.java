package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Source lines from which the code of trustedBytes was made; each counts once, however often it was compiled.
final class TrustedLines implements StaticMeasure {
    @Override
    public String name() {
        return "trustedLines";
    }

    @Override
    public String unit() {
        return "lines";
    }

    @Override
    public String definition() {
        return "Source lines from which the code of trustedBytes was made; each counts once, however often it was "
                + "compiled.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(TrustedCode.of(image).lines());
    }
}
