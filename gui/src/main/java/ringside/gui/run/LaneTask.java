package ringside.gui.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.concurrent.Task;
import ringside.gui.narration.Figures;
import ringside.workbench.Problem;
import ringside.workbench.run.LaneRun;

/// Lets lanes run away from the window's thread and tells it how far each of them is.
public final class LaneTask<T> extends Task<T> {
    private final Work<T> work;

    /// What takes its time.
    @FunctionalInterface
    public interface Work<T> {
        T run(Report report) throws Problem, InterruptedException;
    }

    public LaneTask(Work<T> work) {
        this.work = work;
    }

    /// Starts the task on a thread of its own, which does not keep the program alive.
    public void start() {
        Thread.ofPlatform().daemon().name("lanes").start(this);
    }

    @Override
    protected T call() throws Problem, InterruptedException {
        updateMessage("Looking for scenarios and lanes…");
        return work.run(new Lines());
    }

    /// One line for each lane, renewed as the lane goes on.
    private final class Lines implements Report {
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

        @Override
        public synchronized void tell(String part, String line) {
            lines.put(part, line);
            updateMessage(lines.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining("\n")));
        }
    }
}
