package guest.kernel.wiring.files;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Channel;
import guest.kernel.urpc.ChannelServer;
import guest.kernel.urpc.ServedChannel;
import guest.kernel.urpc.Side;
import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Image;
import guest.lang.Stubs;
import guest.platform.MemoryRegion;
import guest.port.Dispatcher;
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

/// The file service of one core: one worker for callers of the same core, because files in memory never make a client wait, and, where
/// the domain has channels, one dispatcher for callers of the other core.
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
        FileService files = new GuardedFiles(new MemoryFiles(new ArchiveIndex(archive), pool, records, new WordLock(), locks));
        Dispatcher dispatcher = Stubs.dispatcher(FileService.class, files);
        ServedChannel[] channels = channels();
        if (channels.length > 0) {
            new ChannelWorker(new ChannelServer(channels, dispatcher)).start();
        }
        new Worker(Slots.OWN, new BindingDispatcher(channels, files, dispatcher), Slots.LOAN_ADDRESS).run();
    }

    /// The domain's channels follow each other from [Channel#ADDRESS] on.
    private static ServedChannel[] channels() {
        int count = Side.channels() == 0 ? 0 : Doorbells.CHANNELS - Doorbells.FIRST_PROGRAM;
        ServedChannel[] channels = new ServedChannel[count];
        for (int i = 0; i < count; i++) {
            channels[i] = new ServedChannel(Doorbells.FIRST_PROGRAM + i, Channel.ADDRESS + (long) i * Channel.BYTES);
        }
        return channels;
    }
}
