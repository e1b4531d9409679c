package guest.kernel.wiring.program;

import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Link;
import guest.lang.Stubs;
import guest.lib.Program;
import guest.lib.Requests;
import guest.lib.StartArguments;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.server.EndpointTransport;
import guest.server.MessageOs;
import guest.server.ProcessService;
import guest.server.RepeatedTransport;
import guest.server.RetriedFiles;

/// The first Java code of a program.
final class Start {
    private Start() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Requests.booted();
        EndpointTransport files = new EndpointTransport(Slots.FILES);
        MessageOs os = new MessageOs(
                new RetriedFiles(Stubs.proxy(FileService.class, files), Stubs.proxy(FileService.class, new RepeatedTransport(files))),
                Stubs.proxy(ConsoleService.class, new EndpointTransport(Slots.CONSOLE)),
                Stubs.proxy(ClockService.class, new EndpointTransport(Slots.CLOCK)),
                Stubs.proxy(ProcessService.class, new EndpointTransport(Slots.SUPERVISOR)));
        Program program = (Program) Link.program();
        os.exit(program.run(os, new StartArguments(stack)));
    }
}
