package ringside.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The command line. Output is UTF-8 whatever the platform's default.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = new Ringside(new Terminal(System.in, out, err)).run(arguments);
        out.flush();
        System.exit(status);
    }
}
