package ringside.gui.shell;

import ringside.workbench.Problem;

/// Turns whatever stopped a task into a line for the user.
final class Problems {
    private Problems() {}

    static Problem of(Throwable thrown) {
        return thrown instanceof Problem problem ? problem
                : new Problem(Problem.Kind.DEFECT, "the workbench failed: " + thrown + "; please report this with the scenario's name", thrown);
    }
}
