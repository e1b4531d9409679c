package guest.kernel.wiring.program;

import guest.kernel.libos.AlarmClock;
import guest.kernel.libos.ConsoleLine;
import guest.kernel.libos.DemandMemory;
import guest.kernel.libos.Extents;
import guest.kernel.libos.FileFrames;
import guest.kernel.libos.LibraryOs;
import guest.kernel.libos.SoleLock;
import guest.kernel.libos.SoleQueue;
import guest.kernel.libos.Upcalls;
import guest.lang.Entry;
import guest.lang.Link;
import guest.lib.Program;
import guest.lib.Requests;
import guest.lib.StartArguments;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.port.Lock;
import guest.port.Region;
import guest.service.clock.SleepClock;
import guest.service.console.SerialConsole;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.FilePool;
import guest.service.fs.MemoryFiles;
import guest.service.fs.OpenFileRecords;

/// The first Java code of a program: puts its own operating system together and runs on it.
final class Start {
    private Start() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Requests.booted();
        Upcalls.prepare();
        Upcalls upcalls = new Upcalls(new DemandMemory());
        ConsoleLine line = new ConsoleLine(upcalls);
        SerialConsole console = new SerialConsole(line, line, new SoleLock(), new SoleLock(), new SoleQueue());
        LibraryOs os = new LibraryOs(files(), console, new SleepClock(new AlarmClock(upcalls)), upcalls);
        Program program = (Program) Link.program();
        os.exit(program.run(os, new StartArguments(stack)));
    }

    /// The files of the archive's frames and those of the program's own, for one client that nobody outlives.
    private static FileService files() {
        Region archive = new Extents().bind();
        Lock[] locks = {new SoleLock()};
        FilePool pool = new FilePool(FileFrames.region(), new SoleLock());
        return new MemoryFiles(new ArchiveIndex(archive), pool, new OpenFileRecords(MemoryRegion.NOWHERE), new SoleLock(), locks);
    }
}
