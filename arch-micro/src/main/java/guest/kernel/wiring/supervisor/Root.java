package guest.kernel.wiring.supervisor;

import guest.kernel.boot.BootInformation;
import guest.kernel.cap.Capability;
import guest.kernel.supervise.BootPage;
import guest.kernel.supervise.Construction;
import guest.kernel.supervise.FileLoader;
import guest.kernel.supervise.FrameSupply;
import guest.kernel.supervise.FreshMemory;
import guest.kernel.supervise.Heartbeat;
import guest.kernel.supervise.PristineMemory;
import guest.kernel.supervise.Programs;
import guest.kernel.supervise.Reincarnation;
import guest.lang.Entry;
import guest.lang.Stubs;
import guest.lang.Text;
import guest.lib.ErrnoName;
import guest.lib.StartList;
import guest.platform.DebugConsole;
import guest.platform.DevicePorts;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.server.EndpointTransport;
import guest.server.KernelClock;
import guest.server.MachineEnd;
import guest.server.MessageRegisters;
import guest.server.ProcessDispatcher;
import guest.server.ProcessService;
import guest.server.Processes;
import guest.server.RepeatedTransport;
import guest.server.RetriedFiles;
import guest.server.Worker;
import shared.map.IoPort;

/// The first program of the system: starts the services, then the programs, then waits for their ends.
final class Root {
    private static final int LOG_SLOT = 5;
    private static final int END_SLOT = 6;

    private Root() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Construction kernel = new Construction(new MessageRegisters());
        openPort(kernel, LOG_SLOT, IoPort.DEBUG_CONSOLE);
        openPort(kernel, END_SLOT, IoPort.DEBUG_EXIT);
        Text log = new Text(new DebugConsole());
        MachineEnd machine = new MachineEnd(new DevicePorts(IoPort.DEBUG_EXIT, 1));

        BootPage image = new BootPage();
        FrameSupply frames = new FrameSupply(image.freeBytes());
        Services services = new Services(kernel, image, new FreshMemory(kernel, frames));
        watch(kernel, services, image);
        if (!services.start() || kernel.failure() != 0) {
            log.string("micro: cannot start the services: ").string(ErrnoName.of(kernel.failure())).line();
            machine.exit(MachineEnd.FAILURE);
        }

        EndpointTransport toFiles = new EndpointTransport(services.files());
        FileService files = new RetriedFiles(Stubs.proxy(FileService.class, toFiles),
                Stubs.proxy(FileService.class, new RepeatedTransport(toFiles)));
        FileLoader loader = new FileLoader(files, kernel, frames);
        Processes processes = new Processes(new Programs(kernel, files, frames, services, loader), log, "micro", machine);
        StartList list = commands(image, loader);
        if (list.count() == 0) {
            log.string("micro: nothing to run: no option run= and no etc/init").line();
            machine.exit(MachineEnd.FAILURE);
        }
        for (int i = 0; i < list.count(); i++) {
            processes.load(list.command(i));
        }
        processes.startAll();
        Worker.run(BootInformation.SELF, services.supervisor(),
                new ProcessDispatcher(processes, Stubs.dispatcher(ProcessService.class, processes)), 0);
    }

    /// A thread of its own brings services back, so that it can even while this one waits for a service. Of the services only that of
    /// files never makes a client wait, and so is asked whether it is there.
    private static void watch(Construction kernel, Services services, BootPage image) {
        PristineMemory memory = new PristineMemory(image);
        memory.take(kernel);
        KernelClock clock = new KernelClock();
        Reincarnation reincarnation = new Reincarnation(new Construction(new MessageRegisters()), image, memory, clock, new Text(new DebugConsole()));
        Worker.start(BootInformation.SELF, services.reincarnation(), reincarnation);
        new Heartbeat(image.find("fs"), new EndpointTransport(services.files()),
                new EndpointTransport(services.reincarnation()), reincarnation, clock).start(BootInformation.SELF);
    }

    /// The supervisor uses two ports itself, for its log and for the end.
    private static void openPort(Construction kernel, int slot, int port) {
        kernel.grant(BootInformation.SELF, slot, kernel.createPorts(port, 1), Capability.ALL, 0);
    }

    /// The programs that the command line names, else those of `etc/init`.
    private static StartList commands(BootPage image, FileLoader loader) {
        StartList list = StartList.fromOptions(image.commandLine());
        if (list != null) {
            return list;
        }
        byte[] path = {'/', 'e', 't', 'c', '/', 'i', 'n', 'i', 't'};
        if (loader.load(path) != 0) {
            return StartList.fromLines(new byte[0]);
        }
        MemoryRegion file = loader.contents();
        byte[] text = new byte[(int) file.size()];
        file.read(0, text, 0, text.length);
        return StartList.fromLines(text);
    }
}
