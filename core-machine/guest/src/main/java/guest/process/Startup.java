package guest.process;

import guest.lib.StartList;
import guest.platform.DebugExit;
import guest.port.Region;

/// Starts the first processes.
public final class Startup {
    private final Processes processes;
    private final ProgramSource files;
    private final KernelLog log;

    public Startup(Processes processes, ProgramSource files, KernelLog log) {
        this.processes = processes;
        this.files = files;
        this.log = log;
    }

    /// Starts the programs that `commandLine` names, else those of `etc/init`. Ends the machine if none runs then.
    public void run(byte[] commandLine) {
        StartList list = StartList.fromOptions(commandLine);
        if (list == null) {
            list = StartList.fromLines(init());
        }
        if (list.count() == 0) {
            log.entry().string("nothing to run: no option run= and no etc/init").line();
            DebugExit.exit(DebugExit.FAILURE);
        }
        for (int i = 0; i < list.count(); i++) {
            processes.start(list.command(i));
        }
        processes.endMachineAfterLast();
    }

    private byte[] init() {
        byte[] path = {'e', 't', 'c', '/', 'i', 'n', 'i', 't'};
        Region file = files.contents(path);
        byte[] text = new byte[file == null ? 0 : (int) file.size()];
        if (file != null) {
            file.read(0, text, 0, text.length);
        }
        return text;
    }
}
