package ringside.gui.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.concurrent.Task;
import ringside.gui.narration.Figures;
import ringside.workbench.Problem;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;

/// Runs a scenario away from the window's thread and tells it how far each lane is.
public final class RunTask extends Task<Session> {
    private final RunSource source;

    public RunTask(RunSource source) {
        this.source = source;
    }

    /// Starts the task on a thread of its own, which does not keep the program alive.
    public void start() {
        Thread.ofPlatform().daemon().name("scenario").start(this);
    }

    @Override
    protected Session call() throws Problem, InterruptedException {
        updateMessage("Looking for the scenario and the lanes…");
        return Session.of(source.run(new Report()));
    }

    /// One line for each lane, renewed as the lane goes on.
    private final class Report implements Progress {
        private final Map<String, String> lines = new TreeMap<>();

        @Override
        public void preparing(String lane) {
            tell(lane, "getting its images ready");
        }

        @Override
        public void running(String lane, long instructions, long events) {
            tell(lane, Figures.grouped(instructions) + " instructions, " + Figures.grouped(events) + " events");
        }

        @Override
        public void finished(LaneRun run) {
            tell(run.lane(), "finished, " + Figures.grouped(run.events().size()) + " events");
        }

        private synchronized void tell(String lane, String line) {
            lines.put(lane, line);
            updateMessage(lines.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining("\n")));
        }
    }
}
