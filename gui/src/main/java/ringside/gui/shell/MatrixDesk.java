package ringside.gui.shell;

import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.matrix.FolderChooser;
import ringside.gui.matrix.MatrixPage;
import ringside.gui.run.LaneTask;
import ringside.gui.run.Shelf;
import ringside.workbench.matrix.Matrix;

/// The place of the decision matrix: a message until it has been computed, progress meanwhile, then the page.
final class MatrixDesk extends StackPane {
    private final Shelf shelf;
    private final FolderChooser folders;
    private final Consumer<String> tell;
    private LaneTask<Matrix> running;

    /// @param tell shows a line to the user
    MatrixDesk(Shelf shelf, FolderChooser folders, Consumer<String> tell) {
        this.shelf = shelf;
        this.folders = folders;
        this.tell = tell;
    }

    /// Computes the matrix the first time.
    void open() {
        if (getChildren().isEmpty()) {
            compute();
        }
    }

    /// Stops the computation there may be.
    void close() {
        if (running != null) {
            running.setOnCancelled(null);
            running.cancel();
        }
    }

    private void compute() {
        LaneTask<Matrix> task = new LaneTask<>(shelf::matrix);
        running = task;
        LoadingView loading = new LoadingView("Running every scenario and fault the matrix asks for", task);
        getChildren().setAll(loading);
        loading.focusCancel();
        task.setOnSucceeded(_ -> getChildren().setAll(new MatrixPage(task.getValue(), folders, this::compute, tell)));
        task.setOnCancelled(_ -> getChildren().setAll(
                new MessageView(Feather.PAUSE_CIRCLE, "Cancelled", "The matrix was stopped before it was complete.", this::compute)));
        task.setOnFailed(_ -> getChildren().setAll(new MessageView(Feather.ALERT_TRIANGLE, "The matrix could not be computed",
                Problems.of(task.getException()).getMessage(), this::compute)));
        task.start();
    }
}
