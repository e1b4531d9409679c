package ringside.gui.lane;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;

/// All boxes of one level of privilege. Boxes of one address space stand together on a plate; a gap separates plates.
final class BandView extends Pane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final String ACTIVE_MARK = "▶ ";
    private static final String WIDEST_LEVEL = "hardware";
    private static final double MARGIN = 6;
    private static final double GAP = 8;
    private static final double PLATE_PADDING = 4;

    private final Row row;
    private final Label level = new Label();
    private final List<Region> plates = new ArrayList<>();
    private final List<List<BoxView>> groups = new ArrayList<>();

    BandView(Row row) {
        this.row = row;
        getStyleClass().addAll("band", hardware() ? "hardware" : "ring");
        level.getStyleClass().add("band-level");
        level.setText(row.level());
        level.setManaged(false);
        for (Group group : row.groups()) {
            Region plate = new Region();
            plate.getStyleClass().add(group.domain().isEmpty() ? "device-plate" : "domain-plate");
            plates.add(plate);
            groups.add(group.boxes().stream().map(box -> new BoxView(box, place(group, box))).toList());
        }
        getChildren().add(level);
        getChildren().addAll(plates);
        groups.forEach(getChildren()::addAll);
        getChildren().forEach(child -> child.setManaged(false));
    }

    List<BoxView> boxes() {
        return groups.stream().flatMap(List::stream).toList();
    }

    boolean hardware() {
        return row.level().equals("hardware");
    }

    /// Size of a letter here, in pixels.
    double emSize() {
        return level.getFont().getSize();
    }

    /// @param ring ring of the processor, -1 for none
    void show(int ring) {
        boolean active = row.level().equals("ring " + ring);
        pseudoClassStateChanged(ACTIVE, active);
        level.setText((active ? ACTIVE_MARK : "") + row.level());
    }

    @Override
    protected void layoutChildren() {
        double gutter = gutter();
        level.resizeRelocate(MARGIN, MARGIN, gutter, getHeight() - 2 * MARGIN);
        double top = MARGIN;
        double height = Math.max(0, getHeight() - 2 * MARGIN);
        double names = boxes().stream().mapToDouble(BoxView::nameWidth).sum();
        double fixed = 3 * MARGIN + gutter + GAP * (groups.size() - 1.0);
        for (List<BoxView> group : groups) {
            fixed += 2 * PLATE_PADDING + PLATE_PADDING * (group.size() - 1.0);
        }
        double spare = (getWidth() - fixed - names) / boxes().size();
        double x = 2 * MARGIN + gutter;
        for (int i = 0; i < groups.size(); i++) {
            double start = x;
            x += PLATE_PADDING;
            for (BoxView box : groups.get(i)) {
                double width = Math.max(20, Math.floor(box.nameWidth() + spare));
                box.resizeRelocate(x, top + PLATE_PADDING, width, Math.max(0, height - 2 * PLATE_PADDING));
                x += width + PLATE_PADDING;
            }
            plates.get(i).resizeRelocate(start, top, x - start, height);
            x += GAP;
        }
    }

    /// Width of the column that names the levels, the same in every band.
    private double gutter() {
        Text widest = new Text(WIDEST_LEVEL);
        widest.setFont(Font.font(level.getFont().getFamily(), FontWeight.BOLD, emSize()));
        return Math.ceil(widest.getLayoutBounds().getWidth());
    }

    private String place(Group group, Box box) {
        return box.kind() == Box.Kind.DEVICE ? "device" : row.level() + ", domain " + group.domain();
    }
}
