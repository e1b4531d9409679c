package ringside.workbench.measure.image;

import java.util.OptionalDouble;
import ringside.compiler.image.ImageMap;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// The part of the loaded file bytes that is the archive: programs as whole executable files, with their symbols, and data
/// files.
final class ArchiveBytes implements StaticMeasure {
    private static final String BLOB = "blob.";

    @Override
    public String name() {
        return "archiveBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "The part of the loaded file bytes that is the archive: programs as whole executable files, with "
                + "their symbols, and data files.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(image.kernel().map().segments().stream()
                .filter(segment -> segment.name().startsWith(BLOB))
                .mapToDouble(ImageMap.Segment::bytes)
                .sum());
    }
}
