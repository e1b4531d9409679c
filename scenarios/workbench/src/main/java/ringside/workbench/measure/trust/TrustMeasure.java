package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// A figure of the code that a property needs.
record TrustMeasure(String name, String unit, String definition, Property property, ToLongFunction<TrustedCode> figure) implements StaticMeasure {
    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(figure.applyAsLong(TrustedCode.of(image, property)));
    }
}
