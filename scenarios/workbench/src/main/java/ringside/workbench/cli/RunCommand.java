package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.report.OutputFolder;
import ringside.workbench.report.RunJson;
import ringside.workbench.report.RunTable;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunResult;

/// `ringside run`
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a scenario and prints what was measured.")
final class RunCommand implements Callable<Integer> {
    private static final int CHECK_FAILED = 1;
    private final Terminal terminal;

    @Mixin
    private final RunChoices choices = new RunChoices();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write run.json, run.txt and each lane's console output there.")
    private Path out;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        var bench = Workbench.open(choices.installation());
        var scenario = bench.library().scenario(choices.scenario());
        var result = bench.runner().run(scenario, choices.options(bench.images().lanes().all().keySet()), Progress.none());
        if (out != null) {
            write(result);
        }
        terminal.out().print(json ? RunJson.of(result) : RunTable.of(result));
        return status(result);
    }

    private void write(RunResult result) throws Problem {
        OutputFolder.write(out.resolve("run.json"), RunJson.of(result));
        OutputFolder.write(out.resolve("run.txt"), RunTable.of(result));
        for (LaneRun lane : result.lanes()) {
            OutputFolder.write(out.resolve(lane.lane() + ".console.txt"), lane.console());
            OutputFolder.write(out.resolve(lane.lane() + ".log.txt"), lane.log());
        }
    }

    private int status(RunResult result) {
        if (!result.passed()) {
            return CHECK_FAILED;
        }
        if (result.lanes().stream().anyMatch(lane -> lane.status() == LaneRun.Status.LIMIT)) {
            return Problem.Kind.LIMIT.exitStatus();
        }
        return result.checks().isEmpty() ? Problem.Kind.NOTHING_TO_DO.exitStatus() : 0;
    }
}
