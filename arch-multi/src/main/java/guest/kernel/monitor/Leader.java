package guest.kernel.monitor;

import guest.kernel.boot.Brief;
import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Channel;
import guest.kernel.urpc.ChannelTransport;
import guest.kernel.wiring.Slots;
import guest.lang.Stubs;
import guest.lang.Text;
import guest.lib.StartList;
import guest.platform.DebugConsole;
import guest.platform.DevicePorts;
import guest.port.FileService;
import guest.server.EndpointTransport;
import guest.server.MachineEnd;
import guest.server.MessageRegisters;
import guest.server.ProcessDispatcher;
import guest.server.ProcessService;
import guest.server.Processes;
import guest.server.Worker;
import shared.map.IoPort;

/// The monitor of core 0: starts the programs, agrees with the other monitor on where their files are, and waits for their ends.
final class Leader {
    private static final byte[] INIT = {'/', 'e', 't', 'c', '/', 'i', 'n', 'i', 't'};

    private final BootPage brief;
    private final Text log = new Text(new DebugConsole());
    private final MachineEnd machine = new MachineEnd(new DevicePorts(IoPort.DEBUG_EXIT, 1));
    private final FileLoader loader;
    private final Processes processes;

    Leader(BootPage brief) {
        this.brief = brief;
        FileService files = Stubs.proxy(FileService.class, new EndpointTransport(Slots.FILES));
        Construction kernel = new Construction(new MessageRegisters());
        loader = new FileLoader(files, kernel);
        FilePlace place = brief.wantsRemoteFiles() ? otherCore(kernel) : new LocalFiles(files);
        processes = new Processes(new Programs(kernel, loader, place), log, "multi", machine);
    }

    private FilePlace otherCore(Construction kernel) {
        if (brief.get(Brief.CORES) == 1) {
            log.string("multi: files=remote needs a second core").line();
            machine.exit(MachineEnd.FAILURE);
        }
        return new RemoteFiles(kernel, new ChannelTransport(Doorbells.MONITORS, Channel.ADDRESS));
    }

    /// Does not return.
    void run() {
        StartList list = commands();
        if (list.count() == 0) {
            log.string("multi: nothing to run: no option run= and no etc/init").line();
            machine.exit(MachineEnd.FAILURE);
        }
        for (int i = 0; i < list.count(); i++) {
            processes.load(list.command(i));
        }
        processes.startAll();
        Worker.run(Slots.OWN, Slots.OWN, new ProcessDispatcher(processes, Stubs.dispatcher(ProcessService.class, processes)), 0);
    }

    /// The programs that the command line names, else those of `etc/init`.
    private StartList commands() {
        StartList list = StartList.fromOptions(brief.commandLine());
        if (list != null) {
            return list;
        }
        return StartList.fromLines(loader.load(INIT) == 0 ? loader.bytes() : new byte[0]);
    }
}
