package ringside.gui.lane;

import java.util.List;
import ringside.gui.recording.LanePicture;

/// How a lane is told apart from the others: glyph, colour and name, always together. Keyed by the lane's place in the order.
public final class LaneIdentity {
    private static final List<String> GLYPHS = List.of("■", "●", "◧", "▲", "✚", "◇");
    private static final String OTHER_GLYPH = "◆";

    private LaneIdentity() {}

    public static String glyph(LanePicture lane) {
        return hasOwn(lane) ? GLYPHS.get(lane.order() - 1) : OTHER_GLYPH;
    }

    /// Style class that gives `-lane-color` its value.
    public static String styleClass(LanePicture lane) {
        return hasOwn(lane) ? "lane-" + lane.order() : "lane-other";
    }

    private static boolean hasOwn(LanePicture lane) {
        return lane.order() >= 1 && lane.order() <= GLYPHS.size();
    }
}
