package guest.server;

import static org.assertj.core.api.Assertions.assertThat;

import guest.lib.PageBuffer;
import guest.message.MessageWords;
import guest.port.Buffer;
import guest.port.ConsoleService;
import guest.port.FileService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

/// The operating system by messages, with servers that do what the test says, good or bad.
final class MessageOsTest {
    private static final int HANDLE = 5;

    private final List<String> asked = new ArrayList<>();
    /// What the servers answer next; the last one again and again.
    private final List<Integer> answers = new ArrayList<>();
    private final MessageOs os = new MessageOs(new Files(), new Console(), (caller, nanoseconds) -> answer("sleep " + nanoseconds), new ProcessService() {
        @Override
        public int identity(int caller) {
            return answer("identity");
        }

        @Override
        public int exit(int caller, int status) {
            return answer("exit " + status);
        }
    });

    private int answer(String what) {
        asked.add(what);
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private final class Files implements FileService {
        @Override
        public int open(int caller, int flags, Buffer path) {
            byte[] name = new byte[path.length()];
            path.copyIn(0, name, 0, name.length);
            return answer("open " + new String(name, StandardCharsets.ISO_8859_1) + " " + flags);
        }

        @Override
        public int read(int caller, int handle, Buffer destination) {
            return answer("read " + handle + " " + destination.length());
        }

        @Override
        public int write(int caller, int handle, Buffer source) {
            return answer("write " + handle + " " + source.length());
        }

        @Override
        public int readAt(int caller, int handle, long position, Buffer destination) {
            return answer("read " + handle + " " + destination.length() + " at " + position);
        }

        @Override
        public int writeAt(int caller, int handle, long position, Buffer source) {
            return answer("write " + handle + " " + source.length() + " at " + position);
        }

        @Override
        public int writePages(int caller, int handle, long position, Buffer source) {
            return answer("pages " + handle + " " + source.length() + " at " + position);
        }

        @Override
        public int close(int caller, int handle) {
            return answer("close " + handle);
        }

        @Override
        public int release(int caller, int process) {
            return answer("release " + process);
        }
    }

    private final class Console implements ConsoleService {
        @Override
        public int read(int caller, Buffer destination) {
            return answer("console read " + destination.length());
        }

        @Override
        public int write(int caller, Buffer source) {
            return answer("console write " + source.length());
        }
    }

    @Test
    void everyCallGoesToTheServerItConcerns() {
        answers.add(3);
        os.open("/data/poem".getBytes(StandardCharsets.ISO_8859_1), 2);
        os.read(HANDLE, new byte[8], 1, 4);
        os.read(0, new byte[8], 0, 8);
        os.close(HANDLE);
        os.sleep(70);
        os.processId();
        os.exit(1);
        assertThat(asked).containsExactly("open /data/poem 2", "read 5 4", "console read 8", "close 5", "sleep 70", "identity", "exit 1");
    }

    @Test
    void aServerThatClaimsMoreThanThereIsRoomForIsNotBelieved() {
        answers.addAll(List.of(Integer.MAX_VALUE, 9, 8, -Errno.EIO));
        byte[] room = new byte[16];
        assertThat(os.read(HANDLE, room, 4, 8)).isEqualTo(8);
        assertThat(os.read(0, room, 4, 8)).isEqualTo(8);
        assertThat(os.read(HANDLE, room, 4, 8)).isEqualTo(8);
        assertThat(os.read(HANDLE, room, 4, 8)).isEqualTo(-Errno.EIO);
    }

    @Test
    void rangesOutsideTheArrayReachNobody() {
        answers.add(0);
        for (int[] range : new int[][] {{-1, 1}, {0, -1}, {0, 9}, {8, 1}, {Integer.MAX_VALUE, 2}}) {
            assertThat(os.read(HANDLE, new byte[8], range[0], range[1])).isEqualTo(-Errno.EINVAL);
            assertThat(os.write(HANDLE, new byte[8], range[0], range[1])).isEqualTo(-Errno.EINVAL);
        }
        assertThat(os.open(new byte[256], 0)).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsTooLongForAMessageGoesInPieces() {
        int most = MessageWords.RECEIVE_AREA_BYTES;
        answers.addAll(List.of(most, most, 100));
        assertThat(os.write(HANDLE, new byte[2 * most + 100], 0, 2 * most + 100)).isEqualTo(2 * most + 100);
        assertThat(asked).containsExactly("write 5 " + most, "write 5 " + most, "write 5 100");
    }

    @Test
    void pagesAreGrantedAsManyAsALoanHolds() {
        int most = MessageWords.LOAN_BYTES;
        PageBuffer pages = new PageBuffer(20);
        answers.addAll(List.of(most, 4 * AddressMap.PAGE));
        assertThat(os.writePages(HANDLE, pages, 20)).isEqualTo(20 * AddressMap.PAGE);
        assertThat(asked).containsExactly("pages 5 65536 at -1", "pages 5 16384 at -1");
        answers.clear();
        answers.addAll(List.of(most, 10));
        assertThat(os.writePages(HANDLE, pages, 20)).isEqualTo(most + 10);
        assertThat(os.writePages(HANDLE, pages, 21)).isEqualTo(-Errno.EINVAL);
        assertThat(os.writePages(HANDLE, pages, -1)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void pagesForTheConsoleAreWrittenAsBytes() {
        answers.add(AddressMap.PAGE);
        assertThat(os.writePages(1, new PageBuffer(1), 1)).isEqualTo(AddressMap.PAGE);
        assertThat(asked).containsExactly("console write 4096");
    }

    @Test
    void aShortWriteEndsTheTransfer() {
        int most = MessageWords.RECEIVE_AREA_BYTES;
        answers.addAll(List.of(most, 10));
        assertThat(os.write(1, new byte[3 * most], 0, 3 * most)).isEqualTo(most + 10);
        answers.addAll(0, List.of(most, -Errno.ENOSPC));
        assertThat(os.write(HANDLE, new byte[3 * most], 0, 3 * most)).as("what was written counts").isEqualTo(most);
        answers.clear();
        answers.add(-Errno.EBADF);
        assertThat(os.write(HANDLE, new byte[4], 0, 4)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void onlyWhoManagesProcessesEndsOne() {
        var files = new GuardedFiles(new Files());
        var path = new ClientBuffer().give(new byte[0], 0, 0);
        answers.add(0);
        assertThat(files.release(7, 8)).isEqualTo(-Errno.EPERM);
        assertThat(asked).isEmpty();
        assertThat(files.release(0, 8)).isZero();
        files.open(7, 0, path);
        files.read(7, 3, path);
        files.write(7, 3, path);
        files.close(7, 3);
        assertThat(asked).hasSize(5);
    }
}
