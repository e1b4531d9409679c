package guest.bench;

import guest.platform.MemoryRegion;
import guest.port.Lock;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.FilePool;
import guest.service.fs.MemoryFiles;
import guest.service.fs.OpenFileRecords;
import shared.abi.OpenFlag;
import shared.map.AddressMap;

/// The file service of every kernel: opens a file of an archive by its path, reads it in four pieces, closes it.
final class FileReads implements Routine {
    private static final int ROUNDS = 2_000;
    private static final int FILES = 32;
    private static final int FILE_BYTES = 64;
    private static final int PIECE = 20;
    private static final int CLIENTS = 4;
    /// Physical address of the archive, of the records and of the pool, which is empty.
    private static final long ARCHIVE = 0x300_0000;
    private static final long ARCHIVE_BYTES = 0x1_0000;
    private static final long RECORDS = 0x310_0000;
    private static final String TRAILER = "TRAILER!!!";

    private final MemoryRegion archive = new MemoryRegion(AddressMap.DIRECT_MAP + ARCHIVE, ARCHIVE_BYTES);
    private final byte[] scratch = new byte[256];
    private final CountedLock lock = new CountedLock();
    private final MemoryFiles files;
    private final byte[] name = new byte[32];
    private final byte[] data = new byte[FILE_BYTES];
    private final ClientBytes path = new ClientBytes(name);
    private final ClientBytes piece = new ClientBytes(data);
    private long written;

    FileReads() {
        for (int i = 0; i < FILES; i++) {
            int length = putName(i);
            entry(0x8000, FILE_BYTES, length);
            for (int j = 0; j < FILE_BYTES; j++) {
                scratch[j] = (byte) (i + j);
            }
            append(FILE_BYTES);
        }
        for (int i = 0; i < TRAILER.length(); i++) {
            name[i] = (byte) TRAILER.charAt(i);
        }
        entry(0, 0, TRAILER.length());
        Lock[] locks = new Lock[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            locks[i] = lock;
        }
        OpenFileRecords records = new OpenFileRecords(
                new MemoryRegion(AddressMap.DIRECT_MAP + RECORDS, OpenFileRecords.bytes(CLIENTS)));
        files = new MemoryFiles(new ArchiveIndex(archive), new FilePool(MemoryRegion.NOWHERE, lock), records, lock, locks);
    }

    /// `/data/set/file-nn`
    private int putName(int number) {
        String start = "/data/set/file-";
        for (int i = 0; i < start.length(); i++) {
            name[i] = (byte) start.charAt(i);
        }
        name[15] = (byte) ('0' + number / 10);
        name[16] = (byte) ('0' + number % 10);
        return 17;
    }

    /// A header in the format of `guest.service.fs`, and the name.
    private void entry(int mode, int bytes, int nameLength) {
        String magic = "070701";
        for (int i = 0; i < 110; i++) {
            scratch[i] = (byte) (i < 6 ? magic.charAt(i) : '0');
        }
        field(1, mode);
        field(6, bytes);
        field(11, nameLength + 1);
        for (int i = 0; i < nameLength; i++) {
            scratch[110 + i] = name[i];
        }
        scratch[110 + nameLength] = 0;
        append(111 + nameLength);
    }

    private void field(int number, int value) {
        for (int i = 0; i < 8; i++) {
            int digit = value >>> 28 - 4 * i & 15;
            scratch[6 + 8 * number + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }

    private void append(int bytes) {
        archive.write(written, scratch, 0, bytes);
        written = written + bytes + 3 & -4;
    }

    @Override
    public long run() {
        Scatter scatter = new Scatter();
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int caller = 1 + (i & 1);
            path.setLength(putName(scatter.below(FILES)));
            int handle = files.open(caller, OpenFlag.READ_ONLY, path);
            piece.setLength(PIECE);
            int count = files.read(caller, handle, piece);
            while (count > 0) {
                sum = sum * 31 + count + data[count - 1];
                count = files.read(caller, handle, piece);
            }
            sum += files.close(caller, handle);
        }
        return sum * 31 + lock.count();
    }
}
