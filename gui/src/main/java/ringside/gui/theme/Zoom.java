package ringside.gui.theme;

/// Size of everything in the window.
///
/// @param percent of the normal size, 70 to 250
public record Zoom(int percent) {
    public static final Zoom NORMAL = new Zoom(100);
    private static final int BASE_PIXELS = 14;
    private static final int LEAST = 70;
    private static final int MOST = 250;
    private static final int STEP = 10;
    private static final double USUAL_WIDTH_PIXELS = 1440;
    private static final int LARGEST_SUGGESTION = 160;

    public Zoom {
        if (percent < LEAST || percent > MOST) {
            throw new IllegalArgumentException("zoom must be " + LEAST + " to " + MOST + " percent, not " + percent);
        }
    }

    /// What suits a window nobody has sized yet: letters grow with the screen, since a large one is looked at from afar.
    public static Zoom forWidth(double pixels) {
        int percent = (int) (pixels * NORMAL.percent() / USUAL_WIDTH_PIXELS) / STEP * STEP;
        return new Zoom(Math.clamp(percent, NORMAL.percent(), LARGEST_SUGGESTION));
    }

    public Zoom larger() {
        return new Zoom(Math.min(MOST, percent + STEP));
    }

    public Zoom smaller() {
        return new Zoom(Math.max(LEAST, percent - STEP));
    }

    /// Style of the scene's root; everything else is measured in its letters.
    public String style() {
        return "-fx-font-size: " + BASE_PIXELS * percent / 100.0 + "px;";
    }
}
