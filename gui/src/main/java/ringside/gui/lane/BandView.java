package ringside.gui.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;

/// All boxes of one level of privilege. Boxes of one address space stand together on a plate; a gap separates plates. Boxes that
/// belong to a core stand in its column.
final class BandView extends Pane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final String ACTIVE_MARK = "▶ ";
    private static final String UNUSED = "no user mode: programs run in ring 0";
    private static final double LEAST_BOX = 16;
    /// Heights of what stands in a box, in letters: a name; a name with a condition below it; the same in small.
    private static final double ONE_LINE_EMS = 1.7;
    private static final double FULL_EMS = 3;
    private static final double COMPACT_EMS = 1.7;
    private static final Spacing WIDE = new Spacing(6, 6, 8, 4);
    private static final Spacing NARROW = new Spacing(4, 1, 4, 2);

    private final Row row;
    private final int cores;
    private final Label level = new Label();
    private final Label unused = new Label(UNUSED);
    private final List<Plate> plates = new ArrayList<>();
    private Detail detail = Detail.FULL;
    private double[] widths;
    private int ring = -1;

    /// Pixels between things.
    ///
    /// @param margin from the edge, across
    /// @param top    from the edge, up and down
    /// @param gap    between plates
    /// @param plate  between a plate's edge and its boxes
    private record Spacing(double margin, double top, double gap, double plate) {}

    /// A group of boxes on its plate.
    private record Plate(Group group, Region ground, List<BoxView> boxes) {}

    BandView(Row row, int cores) {
        this.row = row;
        this.cores = cores;
        widths = new double[cores];
        getStyleClass().addAll("band", hardware() ? "hardware" : "ring");
        level.getStyleClass().add("band-level");
        unused.getStyleClass().add("band-unused");
        for (Group group : row.groups()) {
            Region ground = new Region();
            ground.getStyleClass().add(group.domain().isEmpty() ? "device-plate" : "domain-plate");
            plates.add(new Plate(group, ground, group.boxes().stream().map(box -> new BoxView(box, place(group, box))).toList()));
        }
        getChildren().add(level);
        if (unused()) {
            getChildren().add(unused);
        }
        plates.forEach(plate -> getChildren().add(plate.ground()));
        plates.forEach(plate -> getChildren().addAll(plate.boxes()));
        getChildren().forEach(child -> child.setManaged(false));
        level.setTooltip(new Tooltip(row.level()));
        show(ring);
    }

    List<BoxView> boxes() {
        return plates.stream().flatMap(plate -> plate.boxes().stream()).toList();
    }

    boolean hardware() {
        return row.level().equals(Row.DEVICE_LEVEL);
    }

    /// Whether the architecture does without this level.
    boolean unused() {
        return row.groups().isEmpty();
    }

    /// Size of a letter here, in pixels.
    double emSize() {
        return level.getFont().getSize();
    }

    void setDetail(Detail value) {
        detail = value;
        boxes().forEach(box -> box.setDetail(value));
        show(ring);
        requestLayout();
    }

    /// @param ring ring of the processor, -1 for none
    void show(int now) {
        ring = now;
        boolean active = row.level().equals("ring " + now);
        pseudoClassStateChanged(ACTIVE, active);
        level.setText((active ? ACTIVE_MARK : "") + levelName(row.level()));
    }

    /// Left edge and width of a core's column.
    Rectangle2D column(int core) {
        double gap = 2 * spacing().gap();
        double start = whole().getMinX() + Arrays.stream(widths, 0, core).map(width -> width + gap).sum();
        return new Rectangle2D(start, 0, Math.max(0, widths[core]), 0);
    }

    /// Width that a core's column needs so that no name is cut.
    double need(int core) {
        List<Plate> shown = of(core);
        double names = shown.stream().flatMap(plate -> plate.boxes().stream()).mapToDouble(box -> Math.ceil(box.nameWidth())).sum();
        return shown.isEmpty() ? 0 : names + frame(shown);
    }

    /// Width that all columns have together while the band has its present width.
    double room() {
        return Math.max(0, whole().getWidth() - 2 * spacing().gap() * (cores - 1.0));
    }

    /// @param each of the columns; their sum is [#room]
    void setColumns(double[] each) {
        widths = each;
        requestLayout();
    }

    /// Height below which something in the band is cut.
    double leastHeight() {
        double frame = 2 * (spacing().top() + plate());
        double lines = unused() || hardware() ? ONE_LINE_EMS : detail == Detail.FULL ? FULL_EMS : COMPACT_EMS;
        return Math.ceil(lines * emSize() + (unused() ? 0 : frame));
    }

    @Override
    protected void layoutChildren() {
        level.resizeRelocate(spacing().margin(), 0, gutter(), getHeight());
        unused.resizeRelocate(whole().getMinX(), 0, whole().getWidth(), getHeight());
        IntStream.range(0, cores).forEach(core -> layout(of(core), column(core)));
        layout(of(LanePicture.NO_CORE), whole());
    }

    private Rectangle2D whole() {
        double start = 2 * spacing().margin() + gutter();
        return new Rectangle2D(start, 0, Math.max(0, getWidth() - start - spacing().margin()), 0);
    }

    private List<Plate> of(int core) {
        return plates.stream().filter(plate -> plate.group().core() == core).toList();
    }

    private void layout(List<Plate> shown, Rectangle2D column) {
        List<BoxView> boxes = shown.stream().flatMap(plate -> plate.boxes().stream()).toList();
        if (boxes.isEmpty()) {
            return;
        }
        double padding = plate();
        double top = spacing().top();
        double height = Math.max(0, getHeight() - 2 * top);
        double names = boxes.stream().mapToDouble(BoxView::nameWidth).sum();
        double room = column.getWidth() - frame(shown);
        double widest = widest(boxes, room);
        double spare = Math.max(0, room - names) / boxes.size();
        double x = column.getMinX();
        for (Plate plate : shown) {
            double start = x;
            x += padding;
            for (BoxView box : plate.boxes()) {
                double width = Math.max(LEAST_BOX, Math.floor(Math.min(box.nameWidth(), widest) + spare));
                box.resizeRelocate(x, top + padding, width, Math.max(0, height - 2 * padding));
                x += width + padding;
            }
            plate.ground().resizeRelocate(start, top, x - start, height);
            x += spacing().gap();
        }
    }

    /// Width of what is not boxes.
    private double frame(List<Plate> shown) {
        int boxes = shown.stream().mapToInt(plate -> plate.boxes().size()).sum();
        return (spacing().gap() + plate()) * (shown.size() - 1.0) + plate() * (boxes + 1.0);
    }

    private double plate() {
        return hardware() && detail == Detail.COMPACT ? 0 : spacing().plate();
    }

    /// Width at which long names are cut so that all boxes fit; short names keep theirs.
    private static double widest(List<BoxView> boxes, double room) {
        double[] widths = boxes.stream().mapToDouble(BoxView::nameWidth).sorted().toArray();
        double left = room;
        for (int i = 0; i < widths.length; i++) {
            double share = left / (widths.length - i);
            if (widths[i] > share) {
                return share;
            }
            left -= widths[i];
        }
        return Double.MAX_VALUE;
    }

    private Spacing spacing() {
        return switch (detail) {
            case FULL -> WIDE;
            case COMPACT -> NARROW;
        };
    }

    private String levelName(String name) {
        return switch (detail) {
            case FULL -> name;
            case COMPACT -> name.startsWith("ring ") ? "r" + name.substring("ring ".length()) : "hw";
        };
    }

    /// Width of the column that names the levels, the same in every band.
    private double gutter() {
        Font bold = Font.font(level.getFont().getFamily(), FontWeight.BOLD, emSize());
        return Stream.of(ACTIVE_MARK + levelName(Row.USER_LEVEL), levelName(Row.DEVICE_LEVEL)).mapToDouble(text -> {
            Text measured = new Text(text);
            measured.setFont(bold);
            return Math.ceil(measured.getLayoutBounds().getWidth());
        }).max().orElse(0);
    }

    private String place(Group group, Box box) {
        String core = group.core() == LanePicture.NO_CORE ? "" : ", core " + group.core();
        return box.kind() == Box.Kind.DEVICE ? "device" : row.level() + ", domain " + group.domain() + core;
    }
}
