package guest.kernel.bake;

import static org.assertj.core.api.Assertions.assertThat;

import guest.port.Buffer;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

class PlainOsTest {
    private final Recorder services = new Recorder();
    private final PlainOs os = new PlainOs(services);

    @Test
    void aServiceIsMadeWhenItIsFirstNeededAndOnce() {
        assertThat(services.made).isEmpty();
        byte[] text = "hello".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(os.write(1, text, 1, 3)).isEqualTo(3);
        os.write(1, text, 0, 5);
        assertThat(services.made).containsExactly("console");
        assertThat(services.written).isEqualTo("ellhello");
        os.sleep(5);
        os.open(text, 0);
        os.open(text, 0);
        assertThat(services.made).containsExactly("console", "clock", "files");
    }

    @Test
    void withoutAnOpenFileThereIsNoFileService() {
        assertThat(os.read(3, new byte[4], 0, 4)).isEqualTo(-Errno.EBADF);
        assertThat(os.write(3, new byte[4], 0, 4)).isEqualTo(-Errno.EBADF);
        assertThat(os.close(3)).isEqualTo(-Errno.EBADF);
        assertThat(services.made).isEmpty();
    }

    @Test
    void dataGoesStraightIntoTheProgramsArray() {
        os.open("/data".getBytes(StandardCharsets.ISO_8859_1), 0);
        byte[] destination = new byte[8];
        assertThat(os.read(3, destination, 2, 4)).isEqualTo(4);
        assertThat(destination).containsExactly(0, 0, 'f', 'f', 'f', 'f', 0, 0);
        assertThat(os.write(3, destination, 1, 2)).isEqualTo(2);
        assertThat(services.written).isEqualTo("\0f");
    }

    @Test
    void rangesOutsideTheArrayAreRefused() {
        assertThat(os.read(0, new byte[4], 2, 3)).isEqualTo(-Errno.EINVAL);
        assertThat(os.write(1, new byte[4], -1, 1)).isEqualTo(-Errno.EINVAL);
    }

    /// Makes services that note what is asked of them.
    private static final class Recorder implements Services, FileService, ConsoleService, ClockService {
        private final List<String> made = new ArrayList<>();
        private String written = "";

        @Override
        public FileService files() {
            made.add("files");
            return this;
        }

        @Override
        public ConsoleService console() {
            made.add("console");
            return this;
        }

        @Override
        public ClockService clock() {
            made.add("clock");
            return this;
        }

        @Override
        public int open(int caller, int flags, Buffer path) {
            return 3;
        }

        @Override
        public int read(int caller, int handle, Buffer destination) {
            byte[] data = {'f', 'f', 'f', 'f', 'f', 'f', 'f', 'f'};
            return destination.copyOut(0, data, 0, destination.length()) == 0 ? destination.length() : -Errno.EFAULT;
        }

        @Override
        public int write(int caller, int handle, Buffer source) {
            return write(caller, source);
        }

        @Override
        public int close(int caller, int handle) {
            return 0;
        }

        @Override
        public int readAt(int caller, int handle, long position, Buffer destination) {
            return read(caller, handle, destination);
        }

        @Override
        public int writeAt(int caller, int handle, long position, Buffer source) {
            return write(caller, handle, source);
        }

        @Override
        public int writePages(int caller, int handle, long position, Buffer source) {
            return write(caller, handle, source);
        }

        @Override
        public int release(int caller, int process) {
            return 0;
        }

        @Override
        public int write(int caller, Buffer source) {
            byte[] data = new byte[source.length()];
            source.copyIn(0, data, 0, data.length);
            written += new String(data, StandardCharsets.ISO_8859_1);
            return data.length;
        }

        @Override
        public int read(int caller, Buffer destination) {
            return 0;
        }

        @Override
        public int sleep(int caller, long nanoseconds) {
            return 0;
        }
    }
}
