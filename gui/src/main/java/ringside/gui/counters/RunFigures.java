package ringside.gui.counters;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.narration.Figures;
import ringside.gui.recording.LanePicture;
import ringside.gui.run.Session;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RequestMeasure;
import ringside.workbench.run.LaneRun;
import ringside.workbench.scenario.Check;

/// Figures that do not grow with the cursor: those of a whole run and of the images it ran, one column for each lane. What the
/// scenario's checks are about comes first.
public final class RunFigures extends ScrollPane {
    private static final String ABSENT = "–";
    private static final double MEASURE_PERCENT = 22;

    private final GridPane grid = new GridPane();
    private final List<LaneRun> lanes;

    public RunFigures(Session session) {
        lanes = session.result().lanes();
        Set<String> checked = session.result().scenario().checks().stream().filter(Check.Metric.class::isInstance)
                .map(check -> ((Check.Metric) check).metric()).collect(Collectors.toSet());
        List<Measure> measures = Measures.ALL.stream().filter(each -> !(each instanceof RequestMeasure)).filter(this::known)
                .sorted(Comparator.comparing(each -> !checked.contains(each.name()))).toList();
        grid.setId("run-figures");
        grid.getStyleClass().add("counter-grid");
        columns();
        for (int lane = 0; lane < lanes.size(); lane++) {
            grid.add(heading(session.lanes().get(lane).picture()), lane + 1, 0);
        }
        measures.forEach(this::row);
        setContent(measures.isEmpty() ? new Label("This run has no figures but its counters.") : grid);
        getStyleClass().add("run-figures");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private boolean known(Measure measure) {
        return lanes.stream().anyMatch(lane -> lane.metrics().containsKey(measure.name()));
    }

    private void columns() {
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(MEASURE_PERCENT);
        grid.getColumnConstraints().add(names);
        lanes.forEach(_ -> {
            ColumnConstraints each = new ColumnConstraints();
            each.setPercentWidth((100 - MEASURE_PERCENT) / lanes.size());
            each.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(each);
        });
    }

    private static HBox heading(LanePicture lane) {
        Label glyph = new Label(LaneIdentity.glyph(lane));
        glyph.getStyleClass().add("lane-glyph");
        HBox heading = new HBox(glyph, new Label(lane.id()));
        heading.getStyleClass().addAll("lane-cell", "lane-heading", LaneIdentity.styleClass(lane));
        return heading;
    }

    private void row(Measure measure) {
        Label name = new Label(words(measure) + (measure.unit().isEmpty() || words(measure).endsWith(measure.unit()) ? "" : ", " + measure.unit()));
        name.setTooltip(new Tooltip(measure.name() + ": " + measure.definition()));
        int row = grid.getRowCount();
        grid.add(name, 0, row);
        for (int lane = 0; lane < lanes.size(); lane++) {
            Double value = lanes.get(lane).metrics().get(measure.name());
            Label figure = new Label(value == null ? ABSENT : Figures.grouped(Math.round(value)));
            figure.getStyleClass().add("figure");
            figure.setId(lanes.get(lane).lane() + "-" + measure.name());
            figure.setAccessibleText(lanes.get(lane).lane() + ", " + measure.name() + ": " + (value == null ? "not measured" : figure.getText()));
            grid.add(figure, lane + 1, row);
        }
    }

    /// `trustedRawPlaces` as people read it: trusted raw places.
    private static String words(Measure measure) {
        return measure.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
