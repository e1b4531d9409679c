package ringside.gui.run;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ringside.workbench.Problem;
import ringside.workbench.inspect.CallStack;
import ringside.workbench.inspect.Inspector;
import ringside.workbench.run.LaneRun;

/// Reads what a lane's stack was at an event. The machine runs there again on a thread of its own; of several questions only the latest is
/// answered.
public final class StackReader {
    private static final int NO_LANE = -1;

    private final List<LaneRun> lanes;
    private final Executor machines;
    private final Executor window;
    private final AtomicLong questions = new AtomicLong();
    /// Of the lane asked about last, on the machines' thread alone.
    private Inspector inspector;
    private int inspected = NO_LANE;

    /// What came of a question.
    public sealed interface Answer {
        record Stack(CallStack stack) implements Answer {}

        /// @param reason for people
        record None(String reason) implements Answer {}
    }

    /// @param machines where machines run, one task at a time
    /// @param window   where answers are given
    public StackReader(List<LaneRun> lanes, Executor machines, Executor window) {
        this.lanes = List.copyOf(lanes);
        this.machines = machines;
        this.window = window;
    }

    /// Asks what the stack was before the instruction that caused an event.
    public void ask(int lane, int event, Consumer<Answer> hear) {
        long question = questions.incrementAndGet();
        machines.execute(() -> {
            if (questions.get() == question) {
                Answer answer = answer(lane, event);
                window.execute(() -> {
                    if (questions.get() == question) {
                        hear.accept(answer);
                    }
                });
            }
        });
    }

    /// Questions asked so far get no answer any more.
    public void forget() {
        questions.incrementAndGet();
    }

    private Answer answer(int lane, int event) {
        var rerun = lanes.get(lane).rerun();
        if (rerun.isEmpty()) {
            return new Answer.None("There was no machine in this lane.");
        }
        try {
            if (inspected != lane) {
                inspected = NO_LANE;
                inspector = new Inspector(rerun.get());
                inspected = lane;
            }
            return new Answer.Stack(inspector.at(event));
        } catch (Problem problem) {
            return new Answer.None(problem.getMessage());
        }
    }
}
