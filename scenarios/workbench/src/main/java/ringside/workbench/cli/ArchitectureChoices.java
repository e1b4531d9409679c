package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// The option `--arch` of every command that knows lanes.
final class ArchitectureChoices {
    @Option(names = "--arch", paramLabel = "DIR", description = "Folder or jar with a kernel of your own; may be repeated.")
    private List<Path> folders = List.of();

    /// The installation, with the kernels named first among its lanes.
    Installation installation() throws Problem {
        return Installation.found().withArchitectures(folders);
    }
}
