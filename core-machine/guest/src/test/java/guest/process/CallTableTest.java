package guest.process;

import static org.assertj.core.api.Assertions.assertThat;

import guest.platform.LocalApic;
import guest.platform.StillMachine;
import guest.task.DeadlineTimer;
import guest.task.Scheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.abi.Syscall;

class CallTableTest {
    private CallTable table;

    @BeforeEach
    void aTableWithOneCall() {
        StillMachine.memory(0x1000);
        table = new CallTable(new Scheduler(StillMachine.core(), new DeadlineTimer(new LocalApic(), StillMachine.time())));
        table.set(Syscall.READ, (caller, first, second, third) -> first * 100 + second * 10 + third);
    }

    @Test
    void argumentsReachTheCallInOrder() {
        assertThat(table.call(Syscall.READ, 1, 2, 3)).isEqualTo(123);
    }

    @Test
    void numbersWithoutACallAreUnknown() {
        for (long number : new long[] {Syscall.WRITE, 63, 64, -1, Long.MIN_VALUE, 1L << 32}) {
            assertThat(table.call(number, 1, 2, 3)).isEqualTo(-Errno.ENOSYS);
        }
    }
}
