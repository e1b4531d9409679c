package ringside.gui.run;

import java.util.List;
import ringside.workbench.Problem;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// What the window can show: scenarios to run and the matrix to compute. Called on threads of their own; interrupting one cancels.
public interface Shelf {
    /// Every scenario there is, one that cannot be read with the word for that instead of its title.
    List<Entry> scenarios() throws Problem;

    RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException;

    /// The decision matrix over all lanes, all rows counting the same.
    Matrix matrix(Report report) throws Problem, InterruptedException;

    /// A scenario to choose.
    record Entry(String id, String title) {

        /// Both in one line.
        public String heading() {
            return id + " — " + title;
        }
    }
}
