package ringside.gui.matrix;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import ringside.workbench.Problem;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.Presets;
import ringside.workbench.matrix.Weights;

/// The decision matrix with everything that can be done with it: weigh, look behind a cell, write it to files.
public final class MatrixPage extends VBox {
    private final FolderChooser folders;
    private final Consumer<String> tell;
    private final MenuButton presets = new MenuButton();
    private final Label ranking = new Label();
    private final Label flips = new Label();
    private final MatrixGrid grid;
    private Matrix matrix;

    /// @param tell shows a line to the user
    public MatrixPage(Matrix matrix, FolderChooser folders, Runnable again, Consumer<String> tell) {
        this.matrix = matrix;
        this.folders = folders;
        this.tell = tell;
        this.grid = new MatrixGrid(matrix, this::weigh);
        getStyleClass().add("matrix-page");
        ranking.setId("ranking");
        ranking.getStyleClass().add("matrix-ranking");
        flips.setId("flips");
        for (Label line : new Label[] {ranking, flips}) {
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
        }
        Label legend = new Label(MatrixWords.legend());
        legend.getStyleClass().add("matrix-published");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(tools(again), scroll, ranking, flips, legend);
        show();
    }

    public Matrix matrix() {
        return matrix;
    }

    private HBox tools(Runnable again) {
        presets.setId("presets");
        for (Presets.Preset preset : matrix.presets()) {
            MenuItem item = new MenuItem(preset.statement());
            item.setId("preset-" + preset.id());
            item.setOnAction(_ -> weigh(preset.weights()));
            presets.getItems().add(item);
        }
        Button renew = new Button("Compute again");
        renew.setId("matrix-again");
        renew.setOnAction(_ -> again.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(new Label("Weights for"), presets, space, renew, new Label("Write as"));
        for (Export export : Export.values()) {
            Button button = new Button(export.label());
            button.setId("export-" + export.name().toLowerCase(Locale.ROOT));
            button.setOnAction(_ -> write(export));
            tools.getChildren().add(button);
        }
        tools.getStyleClass().add("matrix-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private void weigh(Weights weights) {
        matrix = matrix.weighed(weights);
        show();
    }

    private void show() {
        String name = matrix.decision().weights().name();
        presets.setText(matrix.presets().stream().filter(preset -> preset.id().equals(name)).map(Presets.Preset::statement)
                .findFirst().orElse("weights of your own"));
        grid.show(matrix);
        ranking.setText(MatrixWords.ranking(matrix));
        flips.setText(MatrixWords.flips(matrix));
    }

    private void write(Export export) {
        folders.choose(getScene().getWindow(), "Folder for the matrix").ifPresent(folder -> {
            try {
                Path file = export.write(matrix, folder);
                tell.accept("Wrote " + file);
            } catch (Problem problem) {
                tell.accept(problem.getMessage());
            }
        });
    }
}
