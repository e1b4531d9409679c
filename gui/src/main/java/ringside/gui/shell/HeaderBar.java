package ringside.gui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.control.IconButton;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LanePicture;
import ringside.gui.run.Shelf;
import ringside.gui.theme.Theme;

/// Scenario title, lane buttons, and what concerns the whole window.
final class HeaderBar extends HBox {
    private final MenuButton title = new MenuButton();
    private final HBox lanes = new HBox();
    private final IconButton theme;
    private final IconButton text;
    private final IconButton page;
    private final IconButton again;

    /// @param commands what the buttons do
    HeaderBar(Commands commands) {
        getStyleClass().add("header-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label product = new Label("Ringside");
        product.getStyleClass().add("product");
        product.setMinWidth(USE_PREF_SIZE);
        title.setId("scenario");
        title.getStyleClass().addAll("scenario-title", Styles.FLAT);
        title.setAccessibleText("Open another scenario");
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        lanes.getStyleClass().add("lane-buttons");
        lanes.setAlignment(Pos.CENTER);
        lanes.setMinWidth(USE_PREF_SIZE);
        theme = new IconButton("theme", Feather.MOON, "Dark theme", commands.toggleTheme());
        text = new IconButton("text-mirror", Feather.LIST, "Drawings as text (F6)", commands.toggleText());
        again = new IconButton("run-again-button", Feather.REFRESH_CW, "Run the scenario again", commands.runAgain());
        page = new IconButton("page", Feather.GRID, "Decision matrix (Ctrl+M)", commands.togglePage());
        getChildren().addAll(product, title, space, lanes, page, text, again,
                new IconButton("zoom-out", Feather.ZOOM_OUT, "Smaller (Ctrl+−)", commands.smaller()),
                new IconButton("zoom-in", Feather.ZOOM_IN, "Larger (Ctrl++)", commands.larger()),
                theme,
                new IconButton("help", Feather.HELP_CIRCLE, "Keyboard (?)", commands.help()));
    }

    void showTheme(Theme current) {
        theme.show(current == Theme.DARK ? Feather.SUN : Feather.MOON, current == Theme.DARK ? "Light theme" : "Dark theme");
    }

    /// Offers scenarios to open.
    void offer(List<Shelf.Entry> scenarios, Consumer<String> open) {
        title.getItems().setAll(scenarios.stream().map(entry -> {
            MenuItem item = new MenuItem(entry.heading());
            item.setId("open-" + entry.id());
            item.setOnAction(_ -> open.accept(entry.id()));
            return item;
        }).toList());
    }

    void chooseScenario() {
        title.requestFocus();
        title.show();
    }

    /// @param matrix whether the matrix is what is shown
    void showPage(boolean matrix) {
        page.show(matrix ? Feather.COLUMNS : Feather.GRID, matrix ? "Lanes (Ctrl+M)" : "Decision matrix (Ctrl+M)");
        for (Node ofLanes : List.of(lanes, text, again)) {
            ofLanes.setVisible(!matrix);
            ofLanes.setManaged(!matrix);
        }
    }

    void showScenario(String text) {
        title.setText(text);
        title.setTooltip(new Tooltip(text));
    }

    /// Without a player there are no lanes to choose.
    void showNoLanes() {
        lanes.getChildren().clear();
        text.setDisable(true);
        again.setDisable(true);
    }

    void showLanes(PlaybackModel playback) {
        lanes.getChildren().clear();
        text.setDisable(false);
        again.setDisable(false);
        List<LanePicture> pictures = playback.lanes().stream().map(lane -> lane.picture()).toList();
        for (int lane = 0; lane < pictures.size(); lane++) {
            lanes.getChildren().add(laneButton(playback, pictures.get(lane), lane));
        }
    }

    private static ToggleButton laneButton(PlaybackModel playback, LanePicture picture, int lane) {
        Label glyph = new Label(LaneIdentity.glyph(picture));
        glyph.getStyleClass().add("lane-glyph");
        ToggleButton button = new ToggleButton(picture.id(), glyph);
        button.getStyleClass().add(LaneIdentity.styleClass(picture));
        button.setAccessibleText("Show lane " + picture.label());
        button.setTooltip(new Tooltip("Show or hide " + picture.label() + " (" + (lane + 1) + "), alone (Alt+" + (lane + 1) + ")"));
        button.setOnAction(_ -> playback.toggleLane(lane));
        playback.revisionProperty().subscribe(_ -> button.setSelected(playback.visible(lane)));
        return button;
    }

    /// What the window offers as a whole.
    record Commands(Runnable toggleTheme, Runnable toggleText, Runnable togglePage, Runnable runAgain, Runnable smaller, Runnable larger,
                    Runnable help) {}
}
