package ringside.workbench.measure.trust;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Share of the machine code of the kernel image's components, programs excepted, that was compiled with bounds, null and
/// cast checks.
final class CheckedShare implements StaticMeasure {
    @Override
    public String name() {
        return "checkedShare";
    }

    @Override
    public String unit() {
        return "share";
    }

    @Override
    public String definition() {
        return "Share of the machine code of the kernel image's components, programs excepted, that was compiled "
                + "with bounds, null and cast checks.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return TrustedCode.checkedShare(image);
    }
}
