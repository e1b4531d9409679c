package ringside.gui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.gui.run.InstalledShelf;
import ringside.gui.run.StackReader;
import ringside.gui.sample.Samples;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.inspect.CallStack;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Told;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import shared.trace.Mark;

class StackModelTest {
    private static RunResult run;

    @BeforeAll
    static void runsWithCodeLineByLine() throws Exception {
        run = new InstalledShelf(Clock.systemUTC()).run("S01",
                RunOptions.asWritten().withLanes(List.of("mono", "uni")).withProfile(Profile.TEACHING), Progress.none());
    }

    /// Where a program opens its third request.
    private static int event(int lane) {
        LaneRun run = StackModelTest.run.lanes().get(lane);
        return IntStream.range(0, run.events().size())
                .filter(event -> run.events().get(event) instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.OPEN && mark.id() == 3).findFirst()
                .orElseThrow();
    }

    private static StackModel model() {
        return new StackModel(new StackReader(run.lanes(), Runnable::run, Runnable::run));
    }

    private static List<String> methods(StackModel model) {
        return model.stateProperty().get() instanceof StackModel.State.Known(CallStack stack) ? stack.frames().stream().map(Frame::shortName).toList() : List.of();
    }

    @Test
    void lanesShowTheirStacksWhereTheyStand() {
        var model = model();
        model.look(0, event(0));
        assertThat(methods(model)).startsWith("Requests.open", "Reader.readMarked", "Reader.run", "Start.start");
        model.look(1, event(1));
        assertThat(methods(model)).as("the program is called by the kernel it is linked to").contains("Reader.readMarked", "Wiring.run", "Boot.boot");
        model.look(0, event(0));
        assertThat(methods(model)).endsWith("Start.start", "stub.start");
    }

    @Test
    void beforeTheFirstEventThereIsNoStack() {
        var model = model();
        model.look(0, event(0));
        model.look(0, -1);
        assertThat(model.stateProperty().get()).isEqualTo(new StackModel.State.Nothing("The run has not begun."));
    }

    @Test
    void onlyTheLatestQuestionIsAnswered() {
        var machines = new ArrayDeque<Runnable>();
        var window = new ArrayDeque<Runnable>();
        var model = new StackModel(new StackReader(run.lanes(), machines::add, window::add));
        model.look(0, event(0));
        machines.remove().run();
        model.look(0, event(0) - 40);
        window.remove().run();
        assertThat(methods(model)).as("answered too late").isEmpty();
        model.look(0, event(0));
        machines.remove().run();
        assertThat(window).as("a question that nobody waits for").isEmpty();
        machines.remove().run();
        window.remove().run();
        assertThat(methods(model)).startsWith("Requests.open");
    }

    @Test
    void runsMadeWithoutAMachineSaySo() {
        var model = new StackModel(new StackReader(Samples.run().lanes(), Runnable::run, Runnable::run));
        model.look(0, 1);
        assertThat(model.stateProperty().get()).isEqualTo(new StackModel.State.Nothing("There was no machine in this lane."));
    }

    @Test
    void chosenCallersStayChosenAsLongAsTheyAreActive() {
        var stub = frame("stub.traps", Told.NO_JAVA);
        var read = frame("a.Files.read", Told.PLACES);
        var lock = frame("a.Lock.take", Told.PLACES);
        var call = frame("a.Calls.call", Told.PLACES);
        var main = frame("a.Main.main", Told.PLACES);
        assertThat(StackModel.follow(List.of(), -1, List.of(stub, call, main))).as("the innermost that is Java").isEqualTo(1);
        assertThat(StackModel.follow(List.of(read, call, main), 0, List.of(lock, read, call, main))).as("innermost stays innermost").isZero();
        assertThat(StackModel.follow(List.of(read, call, main), 1, List.of(lock, read, call, main))).as("calls").isEqualTo(2);
        assertThat(StackModel.follow(List.of(lock, read, call, main), 1, List.of(call, main))).as("has returned").isZero();
        assertThat(StackModel.follow(List.of(lock, read, main), 1, List.of(lock, call, main))).as("is another method now").isZero();
    }

    private static Frame frame(String method, Told told) {
        return new Frame(method, method, "a", "A.java", 1, 0, told, List.of());
    }
}
