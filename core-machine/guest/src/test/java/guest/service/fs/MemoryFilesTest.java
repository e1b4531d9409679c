package guest.service.fs;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Archive;
import guest.fake.ArrayRegion;
import guest.fake.ClientMemory;
import guest.fake.JvmLock;
import guest.platform.MemoryRegion;
import guest.port.Lock;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.abi.OpenFlag;

class MemoryFilesTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final MemoryFiles files = files();

    @Test
    void readsContinueWhereTheLastOneEnded() {
        int handle = files.open(ALICE, 0, new ClientMemory("/data/poem"));
        ClientMemory memory = new ClientMemory(4);

        assertThat(files.read(ALICE, handle, memory)).isEqualTo(4);
        assertThat(memory.text(4)).isEqualTo("0123");
        assertThat(files.read(ALICE, handle, memory)).isEqualTo(4);
        assertThat(files.read(ALICE, handle, memory)).isEqualTo(2);
        assertThat(memory.text(2)).isEqualTo("89");
        assertThat(files.read(ALICE, handle, memory)).isZero();
    }

    @Test
    void handlesAreTheLowestFreeNumberFromThreeForEachCaller() {
        assertThat(files.open(ALICE, 0, new ClientMemory("/data/poem"))).isEqualTo(3);
        assertThat(files.open(ALICE, 0, new ClientMemory("/data/poem"))).isEqualTo(4);
        assertThat(files.open(BOB, 0, new ClientMemory("/data/poem"))).isEqualTo(3);
        assertThat(files.close(ALICE, 3)).isZero();
        assertThat(files.open(ALICE, 0, new ClientMemory("/data/poem"))).isEqualTo(3);
    }

    @Test
    void aHandleOfAnotherCallerIsNoHandle() {
        int handle = files.open(ALICE, 0, new ClientMemory("/data/poem"));
        assertThat(files.read(BOB, handle, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(files.close(BOB, handle)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void handlesThatAreNotOpenAreRefused() {
        files.open(ALICE, 0, new ClientMemory("/data/poem"));
        for (int handle : new int[] {-1, 0, 2, 4, 18, 19, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(files.read(ALICE, handle, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
            assertThat(files.close(ALICE, handle)).isEqualTo(-Errno.EBADF);
        }
        files.close(ALICE, 3);
        assertThat(files.close(ALICE, 3)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void aBadPointerIsAFaultAndMovesNothing() {
        ClientMemory memory = new ClientMemory("/data/poem");
        int handle = files.open(ALICE, 0, memory);
        memory.broken = true;
        assertThat(files.read(ALICE, handle, memory)).isEqualTo(-Errno.EFAULT);
        assertThat(files.open(ALICE, 0, memory)).isEqualTo(-Errno.EFAULT);
        memory.broken = false;
        assertThat(files.read(ALICE, handle, memory)).isEqualTo(10);
        assertThat(memory.text(10)).isEqualTo("0123456789");
    }

    @Test
    void pathsThatNameNoFileAreRefused() {
        assertThat(files.open(ALICE, 0, new ClientMemory("/nothing"))).isEqualTo(-Errno.ENOENT);
        assertThat(files.open(ALICE, 0, new ClientMemory(""))).isEqualTo(-Errno.ENOENT);
        assertThat(files.open(ALICE, 0, new ClientMemory(256))).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(files.open(ALICE, OpenFlag.WRITE_ONLY, new ClientMemory("/data/poem"))).isEqualTo(-Errno.EACCES);
        assertThat(files.open(ALICE, OpenFlag.ACCESS, new ClientMemory("/data/poem"))).isEqualTo(-Errno.EINVAL);
        assertThat(files.open(ALICE, 0x1000, new ClientMemory("/data/poem"))).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void filesAndCallersAreLimited() {
        for (int i = 0; i < 16; i++) {
            assertThat(files.open(ALICE, 0, new ClientMemory("/data/poem"))).isPositive();
        }
        assertThat(files.open(ALICE, 0, new ClientMemory("/data/poem"))).isEqualTo(-Errno.EMFILE);
        assertThat(files.open(BOB, 0, new ClientMemory("/data/poem"))).isPositive();
        assertThat(files.open(3, 0, new ClientMemory("/data/poem"))).isEqualTo(-Errno.EMFILE);
    }

    @Test
    void aReleasedCallerLosesItsHandlesAndMakesRoom() {
        int handle = files.open(ALICE, 0, new ClientMemory("/data/poem"));
        files.open(BOB, 0, new ClientMemory("/data/poem"));
        assertThat(files.release(0, ALICE)).isZero();
        assertThat(files.read(ALICE, handle, new ClientMemory(1))).isEqualTo(-Errno.EBADF);
        assertThat(files.open(3, 0, new ClientMemory("/data/poem"))).isEqualTo(3);
        assertThat(files.release(0, 99)).isZero();
    }

    private static MemoryFiles files() {
        ArrayRegion archive = new ArrayRegion(new Archive().file("data/poem", "0123456789").bytes());
        return new MemoryFiles(new ArchiveIndex(archive), new FilePool(MemoryRegion.NOWHERE, new JvmLock()),
                new OpenFileRecords(MemoryRegion.NOWHERE), new JvmLock(), new Lock[] {new JvmLock(), new JvmLock()});
    }
}
