package ringside.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ringside.workbench.Problem;
import ringside.workbench.bench.Benchmarks;

/// The command `ringside` and its subcommands.
///
/// Whatever goes wrong is one line on standard error, `ringside: what happened: what to do`, and an exit status. Nobody but a developer
/// sees a stack trace: it goes to a file.
@Command(name = "ringside", mixinStandardHelpOptions = true, version = "ringside 0.1.0",
        description = {"A workbench for kernel architecture: real kernels, side by side, on an emulated PC.",
            "Without a command it opens the window; 'ringside window --help' tells how, 'ringside test' builds and tests all."},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all checks passed", "1:a check failed", "2:usage", "3:invalid file", "4:limit reached", "5:engine defect",
            "6:nothing to do"})
public final class Ringside {
    private final Terminal terminal;

    Ringside(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs one command and answers its exit status.
    int run(String... arguments) {
        var commands = new CommandLine(this)
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new MatrixCommand(terminal))
                .addSubcommand(new FaultsCommand(terminal))
                .addSubcommand(new TraceCommand(terminal))
                .addSubcommand(new ImageCommand(terminal))
                .addSubcommand(new MachineCommand(terminal))
                .addSubcommand(new BenchCommand(terminal, new Benchmarks()))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler(this::failed);
        if (arguments.length == 0) {
            commands.usage(terminal.err());
            return Problem.Kind.USAGE.exitStatus();
        }
        return commands.execute(arguments);
    }

    private int misused(CommandLine.ParameterException misuse, String[] arguments) {
        var command = misuse.getCommandLine().getCommandSpec().qualifiedName();
        complain(firstLine(misuse.getMessage()) + ": see \"" + command + " --help\"");
        return Problem.Kind.USAGE.exitStatus();
    }

    private int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        return switch (failure) {
            case Problem problem -> {
                complain(problem.getMessage());
                yield problem.kind().exitStatus();
            }
            case InterruptedException _ -> {
                complain("interrupted: run it again");
                yield Problem.Kind.LIMIT.exitStatus();
            }
            default -> {
                complain(report(failure));
                yield command.getCommand() instanceof MachineCommand ? MachineCommand.DEFECT : Problem.Kind.DEFECT.exitStatus();
            }
        };
    }

    private void complain(String message) {
        terminal.out().flush();
        terminal.err().println("ringside: " + message);
    }

    /// Writes what a developer needs to a file and answers what to tell the user.
    private static String report(Exception defect) {
        var text = new StringWriter();
        defect.printStackTrace(new PrintWriter(text, true));
        try {
            var file = Files.createTempFile("ringside-defect-", ".txt");
            Files.writeString(file, "Java " + Runtime.version() + " on " + System.getProperty("os.name") + "\n" + text);
            return "a defect of Ringside stopped the command (" + firstLine(String.valueOf(defect)) + "): please report it with " + file;
        } catch (IOException _) {
            return "a defect of Ringside stopped the command (" + firstLine(String.valueOf(defect)) + "), and "
                    + Path.of(System.getProperty("java.io.tmpdir")) + " cannot be written for a report: please report the message";
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
