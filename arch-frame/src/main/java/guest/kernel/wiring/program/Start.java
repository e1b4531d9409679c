package guest.kernel.wiring.program;

import guest.lang.Entry;
import guest.lang.Link;
import guest.lib.Program;
import guest.lib.Requests;
import guest.lib.StartArguments;
import guest.lib.TrapOs;

/// The first Java code of a program; the operating system is reached by trap.
final class Start {
    private Start() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Requests.booted();
        TrapOs os = new TrapOs();
        Program program = (Program) Link.program();
        os.exit(program.run(os, new StartArguments(stack)));
    }
}
