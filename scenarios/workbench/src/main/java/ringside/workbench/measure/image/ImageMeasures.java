package ringside.workbench.measure.image;

import java.util.List;
import ringside.workbench.measure.StaticMeasure;

/// How much there is to load.
public final class ImageMeasures {
    /// In the order of reports.
    public static final List<StaticMeasure> ALL = List.of(
            new ImageBytes(),
            new ArchiveBytes());

    private ImageMeasures() {}
}
