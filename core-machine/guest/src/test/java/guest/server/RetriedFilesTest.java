package guest.server;

import static org.assertj.core.api.Assertions.assertThat;

import guest.port.Buffer;
import guest.port.FileService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

class RetriedFilesTest {
    private static final int HANDLE = 3;
    private static final int PIECE = 10;

    /// A service of which one answer may be lost after it has done what it was asked.
    private static final class Losing implements FileService {
        private long offset;
        private long served;
        private boolean losing;
        private boolean open = true;

        @Override
        public int open(int caller, int flags, Buffer path) {
            return HANDLE;
        }

        @Override
        public int read(int caller, int handle, Buffer destination) {
            return readAt(caller, handle, offset, destination);
        }

        @Override
        public int write(int caller, int handle, Buffer source) {
            return readAt(caller, handle, offset, source);
        }

        @Override
        public int close(int caller, int handle) {
            int result = open ? 0 : -Errno.EBADF;
            open = false;
            return answer(result);
        }

        @Override
        public int release(int caller, int process) {
            return 0;
        }

        @Override
        public int readAt(int caller, int handle, long position, Buffer destination) {
            served = position;
            offset = position + PIECE;
            return answer(PIECE);
        }

        @Override
        public int writeAt(int caller, int handle, long position, Buffer source) {
            return readAt(caller, handle, position, source);
        }

        @Override
        public int writePages(int caller, int handle, long position, Buffer source) {
            return readAt(caller, handle, position < 0 ? offset : position, source);
        }

        private int answer(int result) {
            int answer = losing ? -Errno.EIO : result;
            losing = false;
            return answer;
        }
    }

    private Losing service;
    private RetriedFiles files;

    @BeforeEach
    void anOpenFileReadOnce() {
        service = new Losing();
        files = new RetriedFiles(service, service);
        files.open(0, 0, null);
        files.read(0, HANDLE, null);
    }

    @Test
    void aReadWhoseAnswerWasLostAfterTheOffsetHadMovedIsMadeWhereItBegan() {
        service.losing = true;
        assertThat(files.read(0, HANDLE, null)).isEqualTo(PIECE);
        assertThat(service.served).isEqualTo(PIECE);
        assertThat(service.offset).isEqualTo(2 * PIECE);
        files.read(0, HANDLE, null);
        assertThat(service.served).isEqualTo(2 * PIECE);
    }

    @Test
    void aWriteWhoseAnswerWasLostGoesToTheSamePlaceAgain() {
        service.losing = true;
        assertThat(files.write(0, HANDLE, null)).isEqualTo(PIECE);
        assertThat(service.served).isEqualTo(PIECE);
        assertThat(service.offset).isEqualTo(2 * PIECE);
    }

    @Test
    void lentPagesWhoseAnswerWasLostGoToTheSamePlaceAgain() {
        service.losing = true;
        assertThat(files.writePages(0, HANDLE, FileService.AT_OFFSET, null)).isEqualTo(PIECE);
        assertThat(service.served).isEqualTo(PIECE);
        files.writePages(0, HANDLE, 70, null);
        service.losing = true;
        files.write(0, HANDLE, null);
        assertThat(service.served).isEqualTo(70 + PIECE);
    }

    @Test
    void aFileThatWasClosedWithoutAnAnswerIsClosed() {
        service.losing = true;
        assertThat(files.close(0, HANDLE)).isZero();
        assertThat(files.close(0, HANDLE)).isEqualTo(-Errno.EBADF);
    }
}
