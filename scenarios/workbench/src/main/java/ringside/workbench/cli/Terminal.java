package ringside.workbench.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes.
///
/// @param in  typed input
/// @param out results
/// @param err messages
record Terminal(InputStream in, PrintStream out, PrintStream err) {}
