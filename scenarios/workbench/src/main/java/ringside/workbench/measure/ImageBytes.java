package ringside.workbench.measure;

import java.util.OptionalDouble;

/// Size of the file that boots, with the programs and data it carries.
final class ImageBytes implements RunMeasure {
    @Override
    public String name() {
        return "imageBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "Size of the file that boots, with the programs and data it carries.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return OptionalDouble.of(evidence.imageBytes());
    }
}
