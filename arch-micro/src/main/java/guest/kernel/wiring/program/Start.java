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
import guest.server.MessageRegisters;
import guest.server.ProcessService;
import guest.server.RetriedFiles;

/// The first Java code of a program.
final class Start {
    private Start() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Requests.booted();
        MessageRegisters registers = new MessageRegisters();
        MessageOs os = new MessageOs(
                new RetriedFiles(Stubs.proxy(FileService.class, new EndpointTransport(Slots.FILES, registers))),
                Stubs.proxy(ConsoleService.class, new EndpointTransport(Slots.CONSOLE, registers)),
                Stubs.proxy(ClockService.class, new EndpointTransport(Slots.CLOCK, registers)),
                Stubs.proxy(ProcessService.class, new EndpointTransport(Slots.SUPERVISOR, registers)));
        Program program = (Program) Link.program();
        os.exit(program.run(os, new StartArguments(stack)));
    }
}
