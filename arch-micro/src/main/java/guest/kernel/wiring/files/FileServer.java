package guest.kernel.wiring.files;

import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Image;
import guest.lang.Stubs;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.port.Lock;
import guest.server.WordLock;
import guest.server.Worker;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.MemoryFiles;
import shared.layout.ImageTable;

/// The file service as a process: one worker, because files in memory never make a client wait.
final class FileServer {
    private static final int CLIENTS = 32;

    private FileServer() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        MemoryRegion archive = new MemoryRegion(Slots.ARCHIVE_ADDRESS, Image.word(ImageTable.ARCHIVE_BYTES));
        Lock[] locks = new Lock[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            locks[i] = new WordLock();
        }
        MemoryFiles files = new MemoryFiles(archive, new ArchiveIndex(archive), new WordLock(), locks);
        Worker.run(Slots.SELF, Slots.OWN_ENDPOINT, Stubs.dispatcher(FileService.class, new GuardedFiles(files)), 0);
    }
}
