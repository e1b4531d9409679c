package ringside.workbench.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Told;
import ringside.workbench.inspect.CallStack.Variable;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import shared.trace.Mark;

/// Stacks and variables of real kernels, read at events of S01: a program that reads a file block by block.
class InspectorTest {
    private static final int SAMPLES = 60;
    private static RunResult teaching;
    private static RunResult optimised;

    @BeforeAll
    static void runs() throws Exception {
        teaching = run("S01", "teaching", "mono", "micro", "multi");
        optimised = run("S01", "optimised", "mono");
    }

    private static RunResult run(String scenario, String profile, String... lanes) throws Exception {
        var bench = Workbench.open(Installation.found());
        var options = new RunOptions(List.of(lanes), OptionalLong.empty(), Map.of("all", Map.of("profile", profile)), Optional.empty());
        return bench.runner().run(bench.library().scenario(scenario), options, Progress.none());
    }

    private static LaneRun lane(RunResult result, String id) {
        return result.lanes().stream().filter(lane -> lane.lane().equals(id)).findFirst().orElseThrow();
    }

    private static Inspector inspector(LaneRun lane) throws Exception {
        return new Inspector(lane.rerun().orElseThrow());
    }

    /// Where the program opens a request.
    private static int opening(LaneRun lane, long request) {
        return IntStream.range(0, lane.events().size())
                .filter(event -> lane.events().get(event) instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.OPEN && mark.id() == request)
                .findFirst().orElseThrow();
    }

    /// The next event of a component.
    private static int firstAfter(LaneRun lane, int event, String component) {
        return IntStream.range(event, lane.events().size())
                .filter(index -> lane.components().get(lane.events().get(index).at().component()).equals(component)).findFirst().orElseThrow();
    }

    private static Variable variable(Frame frame, String name) {
        return frame.variables().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static Frame frame(CallStack stack, String shortName) {
        return stack.frames().stream().filter(each -> each.shortName().equals(shortName)).findFirst()
                .orElseThrow(() -> new AssertionError(shortName + " is not in " + stack.frames().stream().map(Frame::shortName).toList()));
    }

    @Test
    void theMachineComesBackToTheInstructionOfEveryEvent() throws Exception {
        for (LaneRun lane : teaching.lanes()) {
            var inspector = inspector(lane);
            int last = lane.events().size() - 1;
            for (int i = 0; i <= SAMPLES; i++) {
                int event = (int) ((long) last * ((i * 37) % (SAMPLES + 1)) / SAMPLES);
                var at = lane.events().get(event).at();
                var stack = inspector.at(event);
                assertThat(stack.address()).as("%s %d %s", lane.lane(), event, lane.events().get(event)).isEqualTo(at.address());
                assertThat(stack.ring()).isEqualTo(at.ring());
                assertThat(stack.core()).isEqualTo(at.core());
            }
        }
    }

    @Test
    void variablesHoldWhatTheProgramPutThere() throws Exception {
        for (LaneRun lane : teaching.lanes()) {
            var inspector = inspector(lane);
            for (long request : new long[] {1, 33, 2}) {
                var stack = inspector.at(opening(lane, request));
                assertThat(stack.frames().getFirst().shortName()).isEqualTo("Requests.open");
                assertThat(variable(stack.frames().getFirst(), "id").value().text()).isEqualTo(Long.toString(request));
                var reading = frame(stack, "Reader.readMarked");
                assertThat(reading.file()).endsWith("Reader.java");
                assertThat(reading.owner()).isEqualTo("reader");
                assertThat(variable(reading, "i").value().text()).as("request of the loop in " + lane.lane()).isEqualTo(Long.toString(request - 1));
                assertThat(variable(reading, "count").value().text()).isEqualTo("64");
                assertThat(reading.variables().getFirst()).extracting(Variable::name, Variable::type).containsExactly("this", "Reader");
            }
        }
    }

    @Test
    void objectsShowTheirFieldsAndArraysTheirElements() throws Exception {
        var stack = inspector(lane(teaching, "mono")).at(opening(lane(teaching, "mono"), 3));
        var reader = variable(frame(stack, "Reader.readMarked"), "this").value();
        assertThat(reader.text()).startsWith("Reader@");
        assertThat(reader.members()).extracting(Value.Member::name).contains("block", "handle", "checksum");
        assertThat(member(reader, "block").text()).startsWith("byte[4096]@");
        assertThat(member(reader, "block").members()).as("one level deep").isEmpty();
        assertThat(member(reader, "handle").text()).isEqualTo("3");
    }

    private static Value member(Value value, String name) {
        return value.members().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().value();
    }

    @Test
    void theStackGoesThroughTheSystemCallToTheProgram() throws Exception {
        var mono = lane(teaching, "mono");
        var stack = inspector(mono).at(firstAfter(mono, opening(mono, 5), "fs"));
        assertThat(stack.ring()).isZero();
        assertThat(stack.frames()).extracting(Frame::shortName).containsSubsequence("MemoryFiles.read", "SystemCalls.systemCall", "stub.systemCall",
                "TrapOs.read", "Reader.readMarked", "Reader.run", "Start.start");
        assertThat(variable(frame(stack, "Reader.readMarked"), "i").value().text()).as("kept by the frames between").isEqualTo("4");
        assertThat(frame(stack, "Reader.run").variables()).as("what nobody needs any more is nowhere")
                .anySatisfy(variable -> assertThat(variable.value()).isInstanceOf(Value.NotHere.class));
    }

    /// One wrong index in the file service: without checks the kernel follows a pointer that is none, with checks it stops at the index.
    @Test
    void variablesAreShownWhereSomethingFails() throws Exception {
        var failing = run("S09a", "teaching", "mono", "frame");
        var broken = inspector(lane(failing, "mono")).at(firstException(lane(failing, "mono")));
        assertThat(broken.frames()).extracting(Frame::shortName).startsWith("OpenFiles.read", "MemoryFiles.read");
        assertThat(variable(broken.frames().getFirst(), "record").value()).isInstanceOf(Value.Wild.class);
        assertThat(variable(broken.frames().getFirst(), "record").value().text()).contains("memory there cannot be read");
        var stopped = inspector(lane(failing, "frame")).at(firstException(lane(failing, "frame")));
        assertThat(stopped.instruction()).startsWith("ud2");
        assertThat(stopped.frames().getFirst().variables()).as("where the check stops").extracting(Variable::name).contains("this", "i");
        assertThat(stopped.frames().getFirst().variables()).noneSatisfy(each -> assertThat(each.value()).isInstanceOf(Value.NotHere.class));
    }

    private static int firstException(LaneRun lane) {
        return IntStream.range(0, lane.events().size()).filter(event -> lane.events().get(event) instanceof TraceEvent.ExceptionRaised).findFirst().orElseThrow();
    }

    @Test
    void aServerHasNoCallerInTheClientsAddressSpace() throws Exception {
        var micro = lane(teaching, "micro");
        var stack = inspector(micro).at(firstAfter(micro, opening(micro, 5), "fs"));
        assertThat(stack.ring()).isEqualTo(3);
        assertThat(stack.frames()).extracting(Frame::shortName).contains("Worker.receive", "FileServer.start").doesNotContain("Reader.readMarked");
        assertThat(stack.frames()).extracting(Frame::owner).containsOnly("fs");
    }

    @Test
    void optimisedCodeHasLinesAndCallersAndTellsNoVariables() throws Exception {
        var mono = lane(optimised, "mono");
        var stack = inspector(mono).at(firstAfter(mono, opening(mono, 5), "fs"));
        assertThat(stack.frames()).extracting(Frame::shortName).containsSubsequence("ReadCall.call", "stub.systemCall", "Start.start");
        assertThat(stack.frames()).filteredOn(frame -> frame.line() > 0).isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.told()).isEqualTo(Told.NOTHING)).allSatisfy(frame -> assertThat(frame.variables()).isEmpty());
        assertThat(stack.end()).isEqualTo("nobody called stub.start");
    }
}
