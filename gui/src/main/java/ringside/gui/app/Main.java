package ringside.gui.app;

import java.util.List;
import javafx.application.Platform;
import ringside.workbench.Problem;

/// Starts the window. Not an [javafx.application.Application], so that a toolkit that cannot start is one line and an exit status
/// instead of a stack trace.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            System.out.print(StartOptions.USAGE);
            return;
        }
        try {
            StartOptions options = StartOptions.parse(List.of(arguments));
            if (options.display() == StartOptions.Display.NONE) {
                System.setProperty("glass.platform", "Headless");
                System.setProperty("prism.order", "sw");
            }
            // The window ends the program on the toolkit's own thread, which therefore draws nothing any more meanwhile.
            startToolkit(() -> new WorkbenchWindow(options, System::exit).open());
        } catch (Problem problem) {
            System.err.println("ringside: " + problem.getMessage());
            System.exit(problem.kind().exitStatus());
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
