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

    public Zoom {
        if (percent < LEAST || percent > MOST) {
            throw new IllegalArgumentException("zoom must be " + LEAST + " to " + MOST + " percent, not " + percent);
        }
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
