package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Classes that are allowed raw access to memory, ports or control registers and have code among trustedBytes.
final class TrustedRawPlaces implements StaticMeasure {
    @Override
    public String name() {
        return "trustedRawPlaces";
    }

    @Override
    public String unit() {
        return "classes";
    }

    @Override
    public String definition() {
        return "Classes that are allowed raw access to memory, ports or control registers and have code among "
                + "trustedBytes.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(TrustedCode.of(image).rawPlaces());
    }
}
