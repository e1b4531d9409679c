package ringside.gui.run;

import ringside.workbench.Problem;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunResult;

/// Where the run that a window shows comes from. Called on a thread of its own; interrupting it cancels.
@FunctionalInterface
public interface RunSource {
    RunResult run(Progress progress) throws Problem, InterruptedException;
}
