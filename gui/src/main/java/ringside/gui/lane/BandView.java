package ringside.gui.lane;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;

/// All boxes of one level of privilege. Boxes of one address space stand together on a plate; a gap separates plates.
final class BandView extends Pane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final double MARGIN = 8;
    private static final double GAP = 10;
    private static final double PLATE_PADDING = 5;

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
        level.setText(active ? row.level() + " — the processor is here" : caption());
    }

    @Override
    protected void layoutChildren() {
        double caption = level.prefHeight(-1);
        level.resizeRelocate(MARGIN, 3, Math.max(0, getWidth() - 2 * MARGIN), caption);
        double top = caption + 5;
        double height = Math.max(0, getHeight() - top - MARGIN + 2);
        double names = boxes().stream().mapToDouble(BoxView::nameWidth).sum();
        double fixed = 2 * MARGIN + GAP * (groups.size() - 1.0);
        for (List<BoxView> group : groups) {
            fixed += 2 * PLATE_PADDING + PLATE_PADDING * (group.size() - 1.0);
        }
        double spare = (getWidth() - fixed - names) / boxes().size();
        double x = MARGIN;
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

    private String caption() {
        return switch (row.level()) {
            case "ring 3" -> "ring 3 · programs and services without privilege";
            case "ring 0" -> "ring 0 · full privilege";
            default -> row.level();
        };
    }

    private String place(Group group, Box box) {
        return box.kind() == Box.Kind.DEVICE ? "device" : row.level() + ", domain " + group.domain();
    }
}
