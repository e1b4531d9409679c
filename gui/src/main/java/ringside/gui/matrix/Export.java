package ringside.gui.matrix;

import java.nio.file.Path;
import java.util.function.Function;
import ringside.workbench.Problem;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.report.MatrixCsv;
import ringside.workbench.report.MatrixJson;
import ringside.workbench.report.MatrixMarkdown;
import ringside.workbench.report.OutputFolder;

/// A format the matrix can be written in.
enum Export {
    JSON("JSON", "matrix.json", MatrixJson::of),
    CSV("CSV", "matrix.csv", MatrixCsv::of),
    MARKDOWN("Markdown", "matrix.md", MatrixMarkdown::of);

    private final String label;
    private final String file;
    private final Function<Matrix, String> text;

    Export(String label, String file, Function<Matrix, String> text) {
        this.label = label;
        this.file = file;
        this.text = text;
    }

    String label() {
        return label;
    }

    /// @return the file written
    Path write(Matrix matrix, Path folder) throws Problem {
        Path target = folder.resolve(file);
        OutputFolder.write(target, text.apply(matrix));
        return target;
    }
}
