package ringside.workbench.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import ringside.machine.Machine;
import ringside.machine.trace.Observation;
import ringside.machine.trace.Stamp;
import ringside.workbench.Problem;
import ringside.workbench.trace.EventText;

/// Options of `ringside machine` that write down what happens, line by line.
final class ListingOptions {
    @Option(names = "--trace", paramLabel = "FILE", description = "Write each event to FILE, one to a line: number, core, cycle, ring, address space "
            + "(CR3), address, component, then what happened.")
    private Path trace;

    @Option(names = "--disassembly", paramLabel = "FILE", description = "Write each instruction to FILE before it runs, in the same form; several times "
            + "slower. May be the FILE of --trace: instructions then stand between their events.")
    private Path disassembly;

    /// @throws Problem for options that do not go together
    void check(boolean debugged) throws Problem {
        if (debugged && (trace != null || disassembly != null)) {
            throw new Problem(Problem.Kind.USAGE, (trace == null ? "--disassembly" : "--trace") + " and --gdb do not go together: leave one out");
        }
    }

    /// Begins to listen; what is answered ends the files.
    ///
    /// @throws IOException in one line for the user, if a file cannot be written
    Closeable open(Machine machine) throws IOException {
        Map<Path, PrintWriter> files = new LinkedHashMap<>();
        if (trace != null) {
            var file = writer(files, trace);
            machine.observe(Observation.none(), event -> file.println(text(machine).line(event)));
        }
        if (disassembly != null) {
            var file = writer(files, disassembly);
            machine.list((at, instruction) -> file.println(line(machine, at, instruction)));
        }
        return () -> close(files);
    }

    private static EventText text(Machine machine) {
        return new EventText(machine.components());
    }

    private static String line(Machine machine, Stamp at, String instruction) {
        return text(machine).place(at) + "   " + instruction;
    }

    private static PrintWriter writer(Map<Path, PrintWriter> files, Path file) throws IOException {
        try {
            var known = files.get(file.toAbsolutePath());
            var opened = known == null ? new PrintWriter(Files.newBufferedWriter(file)) : known;
            files.put(file.toAbsolutePath(), opened);
            return opened;
        } catch (IOException unwritable) {
            throw new IOException(file + ": the file cannot be written: name one in a folder that exists", unwritable);
        }
    }

    private static void close(Map<Path, PrintWriter> files) throws IOException {
        for (var file : files.entrySet()) {
            file.getValue().close();
            if (file.getValue().checkError()) {
                throw new IOException(file.getKey() + ": the file could not be written to its end: look for room on its disk");
            }
        }
    }
}
