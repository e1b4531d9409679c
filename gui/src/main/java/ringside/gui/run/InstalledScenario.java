package ringside.gui.run;

import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// A scenario of the installed library, run as it is written.
public record InstalledScenario(String id) implements RunSource {
    @Override
    public RunResult run(Progress progress) throws Problem, InterruptedException {
        Workbench bench = Workbench.open(Installation.found());
        return bench.runner().run(bench.library().scenario(id), RunOptions.asWritten(), progress);
    }
}
