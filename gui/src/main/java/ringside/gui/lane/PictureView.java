package ringside.gui.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LanePicture.Row;

/// The drawing of a lane: one band for each level of privilege with its boxes, the token, and lines between bands
/// above it, so that it passes under them.
final class PictureView extends Pane {
    /// Height of the hardware band compared with the others.
    private static final double DEVICE_WEIGHT = 0.62;
    /// Size of the token compared with the height of a band.
    private static final double TOKEN_SHARE = 0.22;
    private static final double LEAST_TOKEN_EMS = 1.5;
    private static final double MOST_TOKEN_EMS = 2.6;

    private final List<BandView> bands = new ArrayList<>();
    private final List<BoundaryView> boundaries = new ArrayList<>();
    private final Map<String, BoxView> boxes = new LinkedHashMap<>();
    private final TokenLayer tokens = new TokenLayer(this::requestLayout);
    private Scene shown = new Scene(List.of(), 1, new LaneModel.Moment(LaneState.NOTHING, Map.of(), 0));

    PictureView(LanePicture picture) {
        getStyleClass().add("picture");
        for (Row row : picture.rows()) {
            BandView band = new BandView(row);
            bands.add(band);
            band.boxes().forEach(box -> boxes.put(box.id(), box));
            getChildren().add(band);
        }
        tokens.setManaged(false);
        getChildren().add(tokens);
        for (int i = 0; i + 1 < picture.rows().size(); i++) {
            BoundaryView boundary = new BoundaryView(picture.rows().get(i).lineBelow());
            boundaries.add(boundary);
            getChildren().add(boundary);
        }
        setMinHeight(USE_PREF_SIZE);
        setPrefHeight(230);
    }

    /// Moves the token on its way and changes nothing else.
    void move(double fraction) {
        shown = new Scene(shown.way(), fraction, shown.moment());
        drawToken();
    }

    /// @param way      boxes the request passes in this beat
    /// @param fraction how much of the way it has gone
    void show(List<String> way, double fraction, LaneModel.Moment moment) {
        boolean sameMoment = shown.moment().equals(moment);
        shown = new Scene(way, fraction, moment);
        if (!sameMoment) {
            LaneState state = moment.state();
            boxes.forEach((id, box) -> box.show(state.concerns(id), state.program(), moment.shares().getOrDefault(id, 0.0)));
            bands.forEach(band -> band.show(state.ring()));
            boundaries.forEach(boundary -> boundary.show(moment.crossings()));
        }
        drawToken();
    }

    @Override
    protected void layoutChildren() {
        double boundary = boundaries.stream().mapToDouble(each -> each.prefHeight(-1)).sum();
        double weights = bands.stream().mapToDouble(PictureView::weight).sum();
        double unit = (getHeight() - boundary) / weights;
        double y = 0;
        for (int i = 0; i < bands.size(); i++) {
            double height = Math.floor(unit * weight(bands.get(i)));
            bands.get(i).resizeRelocate(0, y, getWidth(), height);
            bands.get(i).layout();
            y += height;
            if (i < boundaries.size()) {
                double line = boundaries.get(i).prefHeight(-1);
                boundaries.get(i).resizeRelocate(0, y, getWidth(), line);
                y += line;
            }
        }
        tokens.resizeRelocate(0, 0, getWidth(), getHeight());
        drawToken();
    }

    private static double weight(BandView band) {
        return band.hardware() ? DEVICE_WEIGHT : 1;
    }

    private void drawToken() {
        boolean drawn = shown.moment().state().inRequest() || shown.fraction() < 1;
        List<String> way = drawn ? shown.way() : List.of();
        List<Point2D> points = way.stream().map(boxes::get).filter(Objects::nonNull).map(this::dock).toList();
        LaneState state = shown.moment().state();
        double em = bands.getFirst().emSize();
        double size = Math.clamp(bands.getFirst().getHeight() * TOKEN_SHARE, LEAST_TOKEN_EMS * em, MOST_TOKEN_EMS * em);
        tokens.draw(points, shown.fraction(), TokenSprite.shape(state.hop(), state.activity()), state.hop().map(Hop::message).orElse(0), size);
    }

    private Point2D dock(BoxView box) {
        Point2D inBand = box.getParent().localToParent(box.dock());
        return box.getParent().getParent() == this ? inBand : box.getParent().getParent().localToParent(inBand);
    }

    private record Scene(List<String> way, double fraction, LaneModel.Moment moment) {}
}
