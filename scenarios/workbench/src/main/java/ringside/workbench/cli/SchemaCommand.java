package ringside.workbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ringside.workbench.Problem;
import ringside.workbench.json.Schemas;

/// `ringside schema`
@Command(name = "schema", mixinStandardHelpOptions = true, description = "Prints the JSON Schema of a file format.")
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "architecture or scenario")
    private String name;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem {
        terminal.out().print(Schemas.text(name));
        return 0;
    }
}
