package guest.kernel.wiring.files;

import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Image;
import guest.lang.Stubs;
import guest.platform.MemoryRegion;
import guest.port.FileService;
import guest.port.Lock;
import guest.server.GuardedFiles;
import guest.server.WordLock;
import guest.server.Worker;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.FilePool;
import guest.service.fs.MemoryFiles;
import guest.service.fs.OpenFileRecords;
import shared.layout.ImageTable;

/// The file service as a process: one worker, because files in memory never make a client wait.
final class FileServer {
    private static final int CLIENTS = 32;
    private static final long RECORD_BYTES = 0x1_0000L;

    private FileServer() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        MemoryRegion archive = new MemoryRegion(Slots.ARCHIVE_ADDRESS, Image.word(ImageTable.ARCHIVE_BYTES));
        Lock[] locks = new Lock[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            locks[i] = new WordLock();
        }
        MemoryRegion room = new MemoryRegion(Slots.ROOM_ADDRESS, Slots.ROOM_BYTES);
        OpenFileRecords records = new OpenFileRecords(room.part(0, RECORD_BYTES));
        FilePool pool = new FilePool(room.part(RECORD_BYTES, Slots.ROOM_BYTES), new WordLock());
        MemoryFiles files = new MemoryFiles(new ArchiveIndex(archive), pool, records, new WordLock(), locks);
        new Worker(Slots.OWN_ENDPOINT, Stubs.dispatcher(FileService.class, new GuardedFiles(files)), Slots.LOAN_ADDRESS).run();
    }
}
