package ringside.workbench.measure.boot;

import java.util.OptionalDouble;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.measure.RunMeasure;

/// RAM in frames of 4 KiB that were loaded with the image or touched by a core before the first instruction of the first
/// program.
final class ResidentBytes implements RunMeasure {
    @Override
    public String name() {
        return "residentBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "RAM in frames of 4 KiB that were loaded with the image or touched by a core before the first "
                + "instruction of the first program.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.residentBytes().isPresent() ? OptionalDouble.of(evidence.residentBytes().getAsLong()) : OptionalDouble.empty();
    }
}
