package guest.process;

import static org.assertj.core.api.Assertions.assertThat;

import guest.platform.LocalApic;
import guest.platform.StillMachine;
import guest.port.Buffer;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.raw.Memory;
import guest.raw.Simulation;
import guest.task.DeadlineTimer;
import guest.task.Scheduler;
import guest.task.Task;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

class ServiceCallsTest {
    private static final long PAGE = AddressMap.PROGRAM_BASE;

    private final Recorder services = new Recorder();
    private final byte[] page = new byte[AddressMap.PAGE];
    private Task caller;

    @BeforeEach
    void aTaskWithOnePage() {
        StillMachine.memory(0x1000);
        Simulation.add(PAGE, page);
        caller = new Scheduler(StillMachine.core(), new DeadlineTimer(new LocalApic(), StillMachine.time())).current();
    }

    @Test
    void readsAndWritesOfTheFirstTwoHandlesGoToTheConsole() {
        assertThat(new ReadCall(services, services).call(caller, 0, PAGE, 10)).isEqualTo(Recorder.CONSOLE + 10);
        assertThat(new ReadCall(services, services).call(caller, 1, PAGE, 10)).isEqualTo(Recorder.CONSOLE + 10);
        assertThat(new WriteCall(services, services).call(caller, 1, PAGE, 5)).isEqualTo(Recorder.CONSOLE + 5);
    }

    @Test
    void otherHandlesAreFiles() {
        assertThat(new ReadCall(services, services).call(caller, 3, PAGE, 4096)).isEqualTo(Recorder.FILES + 4096);
        assertThat(services.handle).isEqualTo(3);
        assertThat(new WriteCall(services, services).call(caller, 5, PAGE, 100)).isEqualTo(Recorder.FILES + 100);
        assertThat(services.handle).isEqualTo(5);
        new WriteCall(services, services).call(caller, -1, PAGE, 1);
        assertThat(services.handle).isEqualTo(-1);
    }

    @Test
    void absurdCountsAreCutAndNeverNegative() {
        for (long count : new long[] {Long.MAX_VALUE, -1, 1L << 32, 0x8000_0000L}) {
            new ReadCall(services, services).call(caller, 3, PAGE, count);
            assertThat(services.length).isEqualTo(0x7FFF_F000);
        }
    }

    @Test
    void aPathEndsAtItsNul() {
        byte[] path = "/data/poem\0rest".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(path, 0, page, 100, path.length);
        assertThat(new OpenCall(services).call(caller, PAGE + 100, 0, 0)).isEqualTo(Recorder.FILES + 10);
        assertThat(new OpenCall(services).call(caller, 0, 0, 0)).isEqualTo(-Errno.EFAULT);
        assertThat(new OpenCall(services).call(caller, AddressMap.DIRECT_MAP, 0, 0)).isEqualTo(-Errno.EFAULT);
    }

    @Test
    void aSleepTakesSecondsAndNanoseconds() {
        Memory.store64(PAGE, 3);
        Memory.store64(PAGE + 8, 500_000_000);
        assertThat(new SleepCall(services).call(caller, PAGE, 0, 0)).isZero();
        assertThat(services.nanoseconds).isEqualTo(3_500_000_000L);
    }

    @Test
    void timesThatAreNoneAreInvalid() {
        Memory.store64(PAGE + 8, 1_000_000_000);
        assertThat(new SleepCall(services).call(caller, PAGE, 0, 0)).isEqualTo(-Errno.EINVAL);
        Memory.store64(PAGE + 8, -1);
        assertThat(new SleepCall(services).call(caller, PAGE, 0, 0)).isEqualTo(-Errno.EINVAL);
        Memory.store64(PAGE, -1);
        Memory.store64(PAGE + 8, 0);
        assertThat(new SleepCall(services).call(caller, PAGE, 0, 0)).isEqualTo(-Errno.EINVAL);
        assertThat(new SleepCall(services).call(caller, PAGE + AddressMap.PAGE - 8, 0, 0)).isEqualTo(-Errno.EFAULT);
    }

    @Test
    void anEternityOfSecondsDoesNotOverflow() {
        Memory.store64(PAGE, Long.MAX_VALUE);
        Memory.store64(PAGE + 8, 999_999_999);
        assertThat(new SleepCall(services).call(caller, PAGE, 0, 0)).isZero();
        assertThat(services.nanoseconds).isGreaterThan(9_000_000_000_000_000_000L);
    }

    /// Answers with who was asked and how much was wanted.
    private static final class Recorder implements FileService, ConsoleService, ClockService {
        private static final int FILES = 1_000_000;
        private static final int CONSOLE = 2_000_000;

        private int handle;
        private int length;
        private long nanoseconds;

        @Override
        public int open(int caller, int flags, Buffer path) {
            return FILES + path.length();
        }

        @Override
        public int read(int caller, int handle, Buffer destination) {
            this.handle = handle;
            length = destination.length();
            return FILES + length;
        }

        @Override
        public int write(int caller, int handle, Buffer source) {
            this.handle = handle;
            return FILES + source.length();
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
            return CONSOLE + source.length();
        }

        @Override
        public int read(int caller, Buffer destination) {
            return CONSOLE + destination.length();
        }

        @Override
        public int sleep(int caller, long nanoseconds) {
            this.nanoseconds = nanoseconds;
            return 0;
        }
    }
}
