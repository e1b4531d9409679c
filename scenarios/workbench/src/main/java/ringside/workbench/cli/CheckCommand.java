package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.architecture.ArchitectureReader;
import ringside.workbench.json.JsonDocument;
import ringside.workbench.scenario.ScenarioReader;

/// `ringside check`
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a scenario or an architecture.json.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file to check.")
    private Path file;

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem {
        var top = JsonDocument.parse(file.toString(), JsonDocument.textOf(file));
        var format = top.member("format");
        var said = switch (format.text()) {
            case ArchitectureReader.FORMAT -> "architecture " + ArchitectureReader.read(file).id();
            case ScenarioReader.FORMAT -> "scenario " + Workbench.open(architectures.installation()).reader().read(file).id();
            default -> throw format.problem("format \"" + format.text() + "\" is not known; allowed: "
                    + ArchitectureReader.FORMAT + ", " + ScenarioReader.FORMAT);
        };
        terminal.out().println(file + ": valid " + said);
        return 0;
    }
}
