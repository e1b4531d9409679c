package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.inspect.Inspector;
import ringside.workbench.report.OutputFolder;
import ringside.workbench.report.StackText;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.trace.EventText;
import ringside.workbench.trace.Ladder;
import ringside.workbench.trace.Request;

/// `ringside trace`
@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "Runs a scenario and prints every event, one request as a ladder, or the Java stack at an event.")
final class TraceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final RunChoices choices = new RunChoices();

    @Option(names = "--ladder", description = "Print one request as a ladder of hops.")
    private boolean ladder;

    @Option(names = "--request", paramLabel = "ID", description = "Only this request; a ladder shows the last one if none is named.")
    private Long request;

    @Option(names = "--stack", paramLabel = "EVENT",
            description = "Print the Java stack and its variables before this event, by its number in the listing, instead of the events.")
    private Integer event;

    @Option(names = "--out", paramLabel = "DIR", description = "Write LANE.trace.txt (LANE.ladder.txt, LANE.stack.txt) there instead.")
    private Path out;

    TraceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        var bench = Workbench.open(choices.installation());
        var scenario = bench.library().scenario(choices.scenario());
        var result = bench.runner().run(scenario, choices.options(bench.images().lanes().all().keySet()), Progress.none());
        for (LaneRun lane : result.lanes()) {
            var text = event != null ? stackOf(lane) : ladder ? ladderOf(lane) : listing(lane);
            if (out != null) {
                OutputFolder.write(out.resolve(lane.lane() + (event != null ? ".stack.txt" : ladder ? ".ladder.txt" : ".trace.txt")), text);
            } else {
                terminal.out().print("lane " + lane.lane() + ": " + lane.outcome() + "\n" + text);
            }
        }
        return 0;
    }

    private String stackOf(LaneRun lane) throws Problem {
        if (lane.rerun().isEmpty() || event < 0 || event >= lane.events().size()) {
            throw new Problem(Problem.Kind.USAGE, "there is no event " + event + " in lane " + lane.lane() + ": choose from 0 to "
                    + (lane.events().size() - 1));
        }
        return StackText.of(new Inspector(lane.rerun().get()).at(event));
    }

    private String ladderOf(LaneRun lane) throws Problem {
        return new Ladder(request(lane), lane.components()).print();
    }

    private Request request(LaneRun lane) throws Problem {
        if (lane.requests().isEmpty()) {
            throw new Problem(Problem.Kind.NOTHING_TO_DO, "lane " + lane.lane()
                    + " completed no request: look at the events without --ladder");
        }
        if (request == null) {
            return lane.requests().getLast();
        }
        return lane.requests().stream().filter(each -> each.id() == request).findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.USAGE, "there is no request " + request + " in lane " + lane.lane()
                + ": choose from "
                        + lane.requests().getFirst().id() + " to " + lane.requests().getLast().id()));
    }

    private String listing(LaneRun lane) {
        var text = new EventText(lane.components());
        var ids = lane.requestIds();
        List<String> lines = IntStream.range(0, ids.length)
                .filter(index -> request == null || ids[index] == request)
                .mapToObj(index -> text.line(lane.events().get(index)) + (ids[index] == 0 ? "" : "  #" + ids[index]))
                .toList();
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
