package ringside.gui.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import ringside.gui.recording.Condition;
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
    /// Height of a level that is not used, compared with the others.
    private static final double UNUSED_WEIGHT = 0.45;
    private static final double LINE_EMS = 1.7;
    private static final double LEAST_TOKEN_EMS = 1.5;
    private static final double MOST_TOKEN_EMS = 2.6;

    private final List<BandView> bands = new ArrayList<>();
    private final List<BoundaryView> boundaries = new ArrayList<>();
    private final Map<String, BoxView> boxes = new LinkedHashMap<>();
    private final List<Label> cores = new ArrayList<>();
    private final TokenLayer tokens = new TokenLayer(this::requestLayout);
    private Detail detail = Detail.FULL;
    private Scene shown = new Scene(List.of(), 1, new LaneModel.Moment(LaneState.NOTHING, Map.of(), 0), Map.of());

    PictureView(LanePicture picture) {
        getStyleClass().add("picture");
        for (Row row : picture.rows()) {
            BandView band = new BandView(row, picture.cores());
            bands.add(band);
            band.boxes().forEach(box -> boxes.put(box.box().id(), box));
            getChildren().add(band);
        }
        for (int core = 0; picture.cores() > 1 && core < picture.cores(); core++) {
            Label label = new Label("core " + core);
            label.getStyleClass().add("core-label");
            label.setManaged(false);
            cores.add(label);
        }
        getChildren().addAll(cores);
        tokens.setManaged(false);
        getChildren().add(tokens);
        for (int i = 0; i + 1 < picture.rows().size(); i++) {
            BoundaryView boundary = new BoundaryView(picture.rows().get(i).lineBelow());
            boundaries.add(boundary);
            getChildren().add(boundary);
        }
        setDetail(Detail.FULL);
    }

    void setDetail(Detail value) {
        detail = value;
        bands.forEach(band -> band.setDetail(detail));
        boundaries.forEach(boundary -> boundary.setDetail(detail));
        requestLayout();
    }

    /// What the bands need at least, so that nothing in them is cut.
    @Override
    protected double computeMinHeight(double width) {
        return bands.stream().mapToDouble(BandView::leastHeight).sum() + between() + head();
    }

    private double between() {
        return boundaries.stream().mapToDouble(each -> each.prefHeight(-1)).sum();
    }

    private double head() {
        return cores.isEmpty() ? 0 : cores.getFirst().prefHeight(-1);
    }

    /// Moves the token on its way and changes nothing else.
    void move(double fraction) {
        shown = new Scene(shown.way(), fraction, shown.moment(), shown.conditions());
        drawToken();
    }

    /// @param way      boxes the request passes in this beat
    /// @param fraction how much of the way it has gone
    /// @param conditions what a fault did to boxes, by box id; empty where nothing went wrong
    void show(List<String> way, double fraction, LaneModel.Moment moment, Map<String, Condition> conditions) {
        boolean sameMoment = shown.moment().equals(moment) && shown.conditions().equals(conditions);
        shown = new Scene(way, fraction, moment, conditions);
        if (!sameMoment) {
            LaneState state = moment.state();
            boxes.forEach((id, box) -> box.show(moment, Optional.ofNullable(conditions.get(id))));
            bands.forEach(band -> band.show(state.ring()));
            boundaries.forEach(boundary -> boundary.show(moment.crossings()));
        }
        drawToken();
    }

    @Override
    protected void layoutChildren() {
        double head = head();
        double room = getHeight() - between() - head;
        divideColumns();
        double lines = bands.stream().filter(this::oneLine).mapToDouble(this::lineHeight).sum();
        double weights = bands.stream().filter(band -> !oneLine(band)).mapToDouble(PictureView::weight).sum();
        double unit = (room - lines) / weights;
        double y = head;
        for (int i = 0; i < bands.size(); i++) {
            double height = Math.floor(oneLine(bands.get(i)) ? lineHeight(bands.get(i)) : unit * weight(bands.get(i)));
            bands.get(i).resizeRelocate(0, y, getWidth(), height);
            bands.get(i).layout();
            y += height;
            if (i < boundaries.size()) {
                double line = boundaries.get(i).prefHeight(-1);
                boundaries.get(i).resizeRelocate(0, y, getWidth(), line);
                y += line;
            }
        }
        for (int core = 0; core < cores.size(); core++) {
            var column = bands.getFirst().column(core);
            cores.get(core).resizeRelocate(column.getMinX(), 0, column.getWidth(), head);
        }
        tokens.resizeRelocate(0, 0, getWidth(), getHeight());
        drawToken();
    }

    /// Columns are as wide in one band as in the others.
    private void divideColumns() {
        int count = Math.max(1, cores.size());
        double[] needs = IntStream.range(0, count).mapToDouble(core -> bands.stream().mapToDouble(band -> band.need(core)).max().orElse(0)).toArray();
        for (BandView band : bands) {
            band.resize(getWidth(), band.getHeight());
            band.setColumns(ColumnWidths.of(needs, band.room()));
        }
    }

    /// With little room, levels on which no request moves are one line high.
    private boolean oneLine(BandView band) {
        return detail == Detail.COMPACT && (band.unused() || band.hardware());
    }

    private double lineHeight(BandView band) {
        return LINE_EMS * band.emSize();
    }

    private static double weight(BandView band) {
        return band.unused() ? UNUSED_WEIGHT : band.hardware() ? DEVICE_WEIGHT : 1;
    }

    private void drawToken() {
        boolean drawn = shown.moment().state().inRequest() || shown.fraction() < 1;
        List<String> way = drawn ? shown.way() : List.of();
        List<Point2D> points = way.stream().map(boxes::get).filter(Objects::nonNull).map(this::dock).toList();
        LaneState state = shown.moment().state();
        double em = bands.getFirst().emSize();
        double tallest = bands.stream().mapToDouble(BandView::getHeight).max().orElse(0);
        double size = Math.clamp(tallest * TOKEN_SHARE, LEAST_TOKEN_EMS * em, MOST_TOKEN_EMS * em);
        tokens.draw(points, shown.fraction(), TokenSprite.shape(state.hop(), state.activity()), state.hop().map(Hop::message).orElse(0), size);
    }

    private Point2D dock(BoxView box) {
        Point2D inBand = box.getParent().localToParent(box.dock());
        return box.getParent().getParent() == this ? inBand : box.getParent().getParent().localToParent(inBand);
    }

    private record Scene(List<String> way, double fraction, LaneModel.Moment moment, Map<String, Condition> conditions) {}
}
