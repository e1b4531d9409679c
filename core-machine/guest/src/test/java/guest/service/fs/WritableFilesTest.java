package guest.service.fs;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Archive;
import guest.fake.ArrayRegion;
import guest.fake.ClientMemory;
import guest.fake.JvmLock;
import guest.port.Lock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.abi.OpenFlag;

/// Files that are written, and what a new instance of the service makes of the memory an old one left.
class WritableFilesTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 24;
    /// Behind the three headers.
    private static final int FIRST_DATA = 3 * BLOCK;
    private static final int NEW = OpenFlag.READ_WRITE | OpenFlag.CREATE | OpenFlag.TRUNCATE;

    private final byte[] room = new byte[BLOCKS * BLOCK];
    private final byte[] records = new byte[(int) OpenFileRecords.bytes(2)];
    private MemoryFiles files = instance();

    @Test
    void whatWasWrittenInPiecesIsReadAsOne() {
        int handle = open(ALICE, NEW);
        byte[] expected = write(handle, 10, 1000);
        assertThat(read(BOB, 10_000)).isEqualTo(expected);
    }

    @Test
    void readsOfAHandleContinueWhereItsWritesEnded() {
        int handle = open(ALICE, NEW);
        write(handle, 1, 10);
        assertThat(files.read(ALICE, handle, new ClientMemory(5))).isZero();
    }

    @Test
    void accessModesAreKept() {
        int writer = open(ALICE, OpenFlag.WRITE_ONLY | OpenFlag.CREATE);
        assertThat(files.read(ALICE, writer, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        int reader = open(ALICE, OpenFlag.READ_ONLY);
        assertThat(files.write(ALICE, reader, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(files.write(ALICE, 99, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(files.write(BOB, writer, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
    }

    @Test
    void aFileIsMadeOnlyOnDemand() {
        assertThat(open(ALICE, OpenFlag.READ_WRITE)).isEqualTo(-Errno.ENOENT);
        assertThat(open(ALICE, OpenFlag.READ_WRITE | OpenFlag.CREATE)).isEqualTo(3);
        assertThat(open(BOB, OpenFlag.READ_WRITE)).isEqualTo(3);
    }

    @Test
    void roomEndsWithWhatFitsAndThenWithAnError() {
        int handle = open(ALICE, NEW);
        int room = (BLOCKS - 3) * BLOCK;
        assertThat(files.write(ALICE, handle, new ClientMemory(room + 1))).isEqualTo(room);
        assertThat(files.write(ALICE, handle, new ClientMemory(1))).isEqualTo(-Errno.ENOSPC);
        assertThat(files.open(ALICE, NEW, new ClientMemory("/b"))).isPositive();
        assertThat(files.open(ALICE, NEW, new ClientMemory("/c"))).isPositive();
        assertThat(files.open(ALICE, NEW, new ClientMemory("/d"))).isEqualTo(-Errno.ENOSPC);
    }

    @Test
    void aFileTooLongIsRefused() {
        FilePool pool = new FilePool(new ArrayRegion(room), new JvmLock());
        int file = pool.findOrCreate(new byte[] {'x'}, 1);
        assertThat(pool.write(file, FileHeaders.MOST_BYTES, new ClientMemory(1))).isEqualTo(-Errno.EFBIG);
        assertThat(pool.write(file, Long.MAX_VALUE, new ClientMemory(1))).isEqualTo(-Errno.EFBIG);
    }

    @Test
    void anEmptiedFileGivesItsBlocksBackAndLeavesZerosBehindOldOffsets() {
        int old = open(ALICE, NEW);
        write(old, 21, BLOCK);
        int again = open(BOB, OpenFlag.WRITE_ONLY | OpenFlag.TRUNCATE);
        assertThat(read(BOB, 10)).isEmpty();
        assertThat(files.write(BOB, again, new ClientMemory(4))).isEqualTo(4);
        assertThat(files.write(ALICE, old, new ClientMemory(1))).isEqualTo(-Errno.ENOSPC);
    }

    @Test
    void aBadPointerWritesNothing() {
        int handle = open(ALICE, NEW);
        ClientMemory memory = new ClientMemory(100);
        memory.broken = true;
        assertThat(files.write(ALICE, handle, memory)).isEqualTo(-Errno.EFAULT);
        assertThat(read(BOB, 10)).isEmpty();
    }

    @Test
    void aNewInstanceFindsFilesAndOpenHandlesAsTheyWere() {
        int handle = open(ALICE, NEW);
        byte[] written = write(handle, 3, 2000);
        int reader = open(BOB, OpenFlag.READ_ONLY);
        files.read(BOB, reader, new ClientMemory(5999));

        files = instance();
        ClientMemory rest = new ClientMemory(100);
        assertThat(files.read(BOB, reader, rest)).isEqualTo(1);
        assertThat(rest.bytes[0]).isEqualTo(written[5999]);
        assertThat(files.write(ALICE, handle, new ClientMemory(1))).isEqualTo(1);
        assertThat(read(BOB, 10_000)).hasSize(6001).startsWith(written);
        assertThat(files.write(BOB, reader, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
    }

    @Test
    void whatWasClosedOrReleasedStaysSo() {
        open(ALICE, NEW);
        int closed = open(ALICE, OpenFlag.READ_ONLY);
        files.close(ALICE, closed);
        open(BOB, OpenFlag.READ_ONLY);
        files.release(0, BOB);
        files = instance();
        assertThat(files.read(ALICE, closed, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(files.read(BOB, 3, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(open(ALICE, OpenFlag.READ_ONLY)).isEqualTo(closed);
    }

    @Test
    void aStrayStoreIntoAFileIsFoundByTheNextInstance() {
        write(open(ALICE, NEW), 2, BLOCK);
        room[FIRST_DATA + BLOCK + 77] ^= 1;
        files = instance();
        assertThat(open(BOB, OpenFlag.READ_ONLY)).isEqualTo(-Errno.EIO);
        assertThat(files.read(ALICE, 3, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(new FilePool(new ArrayRegion(room), new JvmLock()).damagedFiles()).isEqualTo(1);
    }

    @Test
    void everyByteOfAHeaderThatMattersIsChecked() {
        write(open(ALICE, NEW), 2, BLOCK);
        byte[] sound = room.clone();
        for (int at = 0; at < 512 + 16; at++) {
            if (at >= 288 && at < 512) {
                continue;
            }
            System.arraycopy(sound, 0, room, 0, room.length);
            room[at] ^= 0x40;
            assertThat(new FilePool(new ArrayRegion(room), new JvmLock()).damagedFiles()).as("byte " + at).isEqualTo(1);
        }
    }

    @Test
    void aWriteCutShortIsNoDamage() {
        write(open(ALICE, NEW), 1, 100);
        // The service says that it writes place 0, stores some bytes, and is no more.
        room[288] = 1;
        room[FIRST_DATA + 100] = 55;
        files = instance();
        assertThat(read(BOB, 1000)).hasSize(100);
        assertThat(new FilePool(new ArrayRegion(room), new JvmLock()).damagedFiles()).isZero();
    }

    @Test
    void twoFilesNeverShareABlock() {
        write(open(ALICE, NEW), 1, BLOCK);
        int other = files.open(ALICE, NEW, new ClientMemory("/other"));
        write(other, 1, BLOCK);
        System.arraycopy(room, 512, room, BLOCK + 512, 8);
        assertThat(new FilePool(new ArrayRegion(room), new JvmLock()).damagedFiles()).isEqualTo(1);
    }

    @Test
    void arbitraryMemoryIsNoFile() {
        Arrays.fill(room, (byte) 0xA5);
        Arrays.fill(records, (byte) 0xA5);
        files = instance();
        assertThat(open(ALICE, OpenFlag.READ_ONLY)).isEqualTo(-Errno.ENOENT);
        assertThat(files.read(ALICE, 3, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
    }

    private int open(int caller, int flags) {
        return files.open(caller, flags, new ClientMemory("/a"));
    }

    /// Writes pieces with Alice's handle and gives what the file holds then.
    private byte[] write(int handle, int pieces, int pieceBytes) {
        byte[] all = new byte[pieces * pieceBytes];
        for (int piece = 0; piece < pieces; piece++) {
            ClientMemory memory = new ClientMemory(pieceBytes);
            for (int i = 0; i < pieceBytes; i++) {
                int at = piece * pieceBytes + i;
                memory.bytes[i] = (byte) (at * 31 + (at >> 8));
                all[at] = memory.bytes[i];
            }
            assertThat(files.write(ALICE, handle, memory)).isEqualTo(pieceBytes);
        }
        return all;
    }

    private byte[] read(int caller, int most) {
        int handle = open(caller, OpenFlag.READ_ONLY);
        ClientMemory memory = new ClientMemory(most);
        int count = files.read(caller, handle, memory);
        files.close(caller, handle);
        return Arrays.copyOf(memory.bytes, count);
    }

    private MemoryFiles instance() {
        ArrayRegion archive = new ArrayRegion(new Archive().file("data/poem", "0123456789").bytes());
        return new MemoryFiles(new ArchiveIndex(archive), new FilePool(new ArrayRegion(room), new JvmLock()),
                new OpenFileRecords(new ArrayRegion(records)), new JvmLock(), new Lock[] {new JvmLock(), new JvmLock()});
    }
}
