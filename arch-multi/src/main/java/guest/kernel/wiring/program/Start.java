package guest.kernel.wiring.program;

import guest.lang.Entry;
import guest.lang.Link;
import guest.lib.Program;
import guest.lib.Requests;
import guest.lib.StartArguments;
import guest.server.MessageOs;

/// The first Java code of a program.
final class Start {
    private Start() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Requests.booted();
        MessageOs os = Services.bind();
        Program program = (Program) Link.program();
        os.exit(program.run(os, new StartArguments(stack)));
    }
}
