package ringside.gui.timeline;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.control.Choice;
import ringside.gui.control.IconButton;
import ringside.gui.playback.Alignment;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;

/// Play, step, speed, unit, alignment and the scrub bar.
public final class TransportBar extends VBox {
    private final PlaybackModel model;
    private final IconButton play;
    private final Slider speed = new Slider(Math.log10(PlaybackModel.SLOWEST), Math.log10(PlaybackModel.FASTEST), 0);
    private final Label speedText = new Label();
    private final Label where = new Label();
    private final ScrubBar scrub;

    public TransportBar(PlaybackModel model) {
        this.model = model;
        this.scrub = new ScrubBar(model);
        getStyleClass().add("transport");
        play = new IconButton("play", Feather.PLAY, "Play (Space)", model::togglePlay);
        play.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(
                new IconButton("start", Feather.SKIP_BACK, "To the start (Home)", model::toStart),
                new IconButton("previous-request", Feather.CHEVRONS_LEFT, "Previous request (Shift+←)", model::previousRequest),
                new IconButton("step-back", Feather.CHEVRON_LEFT, "One step back (←)", model::stepBack),
                play,
                new IconButton("step-forward", Feather.CHEVRON_RIGHT, "One step forward (→)", model::stepForward),
                new IconButton("next-request", Feather.CHEVRONS_RIGHT, "Next request (Shift+→)", model::nextRequest),
                new IconButton("end", Feather.SKIP_FORWARD, "To the end (End)", model::toEnd));
        buttons.getStyleClass().add("transport-buttons");
        where.getStyleClass().add("transport-where");
        FlowPane row = new FlowPane(
                buttons,
                new Choice<>("Step", List.of(StepUnit.values()), StepUnit::label, model.unitProperty(), model::setUnit),
                new Choice<>("Align by", List.of(Alignment.values()), Alignment::label, model.alignmentProperty(), model::setAlignment),
                speedControl());
        row.getStyleClass().add("transport-row");
        row.setRowValignment(VPos.CENTER);
        HBox.setHgrow(scrub, Priority.ALWAYS);
        HBox position = new HBox(scrub, where);
        position.getStyleClass().add("transport-position");
        position.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(position, row);
        setMinHeight(USE_PREF_SIZE);
    }

    public void focusPlay() {
        play.requestFocus();
    }

    /// @param place where the cursor is, in words
    public void show(String place) {
        boolean playing = model.playingProperty().get();
        play.show(playing ? Feather.PAUSE : Feather.PLAY, playing ? "Pause (Space)" : "Play (Space)");
        speedText.setText(speedLabel());
        speed.setValue(Math.log10(model.speedProperty().get()));
        speed.setAccessibleText("Speed " + speedText.getText());
        where.setText(place);
        scrub.show(place);
    }

    private HBox speedControl() {
        Label title = new Label("Speed");
        title.setLabelFor(speed);
        title.setMinWidth(Region.USE_PREF_SIZE);
        speed.setId("speed");
        speed.setBlockIncrement(0.1);
        speed.valueProperty().addListener((_, _, exponent) -> {
            double factor = Math.pow(10, exponent.doubleValue());
            if (Math.abs(factor - model.speedProperty().get()) > factor / 1000) {
                model.setSpeed(factor);
            }
        });
        speedText.getStyleClass().add("speed-text");
        HBox control = new HBox(title, speed, speedText);
        control.getStyleClass().add("choice");
        control.setAlignment(Pos.CENTER_LEFT);
        return control;
    }

    private String speedLabel() {
        double factor = model.speedProperty().get();
        return "×" + (factor < 10 ? String.format(Locale.ROOT, "%.1f", factor) : String.format(Locale.ROOT, "%.0f", factor));
    }
}
