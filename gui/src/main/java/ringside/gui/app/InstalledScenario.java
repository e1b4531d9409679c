package ringside.gui.app;

import ringside.gui.run.RunSource;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import ringside.workbench.run.ScenarioRunner;

/// A scenario of the installed library, run as it is written.
record InstalledScenario(String id) implements RunSource {
    @Override
    public RunResult run(Progress progress) throws Problem, InterruptedException {
        Installation installation = Installation.found();
        return new ScenarioRunner(installation).run(installation.library().scenario(id), RunOptions.asWritten(), progress);
    }
}
