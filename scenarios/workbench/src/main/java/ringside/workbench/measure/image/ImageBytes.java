package ringside.workbench.measure.image;

import java.util.OptionalDouble;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// File bytes that are loaded into memory to boot, with the programs and data they carry; symbols and debug information of
/// the kernel are not loaded and not counted, and neither is memory that starts as zeros.
final class ImageBytes implements StaticMeasure {
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
        return "File bytes that are loaded into memory to boot, with the programs and data they carry; symbols and "
                + "debug information of the kernel are not loaded and not counted, and neither is memory that starts as "
                + "zeros.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(LoadedFile.bytes(image.kernel().elf()));
    }
}
