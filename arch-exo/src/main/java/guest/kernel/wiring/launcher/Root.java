package guest.kernel.wiring.launcher;

import guest.kernel.launch.Processes;
import guest.kernel.launch.Programs;
import guest.kernel.libos.Extents;
import guest.kernel.libos.Kernel;
import guest.kernel.libos.KernelLog;
import guest.lang.Entry;
import guest.lang.Text;
import guest.lib.StartList;
import guest.platform.MemoryRegion;
import guest.service.fs.ArchiveIndex;

/// The first environment: reads the archive, starts the programs, and ends the machine with itself.
final class Root {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private Root() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        Text log = new Text(new KernelLog());
        Extents extents = new Extents();
        MemoryRegion archive = extents.bind();
        ArchiveIndex index = new ArchiveIndex(archive);
        if (index.damage() != null) {
            log.string("exo: archive damaged at ").decimal(index.damageAt()).string(": ").string(index.damage()).line();
        }
        StartList list = StartList.fromOptions(extents.commandLine());
        if (list == null) {
            list = StartList.fromLines(init(archive, index));
        }
        if (list.count() == 0) {
            log.string("exo: nothing to run: no option run= and no etc/init").line();
            Kernel.end(FAILURE);
        }
        Processes processes = new Processes(new Programs(archive, index, extents, Processes.MOST), log);
        for (int i = 0; i < list.count(); i++) {
            processes.load(list.command(i));
        }
        Kernel.end(processes.run() ? SUCCESS : FAILURE);
    }

    private static byte[] init(MemoryRegion archive, ArchiveIndex index) {
        byte[] path = {'e', 't', 'c', '/', 'i', 'n', 'i', 't'};
        int file = index.find(path, path.length);
        if (file == ArchiveIndex.NONE) {
            return new byte[0];
        }
        byte[] text = new byte[(int) index.bytes(file)];
        archive.read(index.start(file), text, 0, text.length);
        return text;
    }
}
