package ringside.gui.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import ringside.workbench.Problem;

/// Starts the window. Not an [javafx.application.Application], so that a toolkit that cannot start is one line and an exit status
/// instead of a stack trace.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /// Blocks until the window is closed.
    private static int run(List<String> arguments) {
        try {
            StartOptions options = StartOptions.parse(arguments);
            if (options.display() == StartOptions.Display.NONE) {
                System.setProperty("glass.platform", "Headless");
                System.setProperty("prism.order", "sw");
            }
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            startToolkit(() -> new WorkbenchWindow(options, ended).open());
            return ended.join();
        } catch (Problem problem) {
            System.err.println("ringside: " + problem.getMessage());
            return problem.kind().exitStatus();
        }
    }

    /// @throws Problem where there is no display, no GTK, or nowhere to unpack the toolkit's libraries
    private static void startToolkit(Runnable open) throws Problem {
        try {
            Platform.startup(open);
        } catch (RuntimeException | LinkageError failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new Problem(Problem.Kind.USAGE, "the window cannot open (" + cause.getMessage()
                    + "): it needs a display and, on Linux, the package libgtk-3-0; './ringside run S01' needs neither", failed);
        }
    }
}
