package guest.kernel.call;

import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.mm.LoadedSpace;
import guest.kernel.sched.DeadlineTimer;
import guest.kernel.sched.Scheduler;
import guest.platform.LocalApic;
import guest.platform.StillMachine;
import guest.raw.Memory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.abi.Syscall;
import shared.layout.TrapFrame;

class CallTableTest {
    private long frame;

    @BeforeEach
    void aTableWithOneCall() {
        StillMachine.memory(0x1000);
        CallTable table = new CallTable(new Scheduler(StillMachine.core(), new DeadlineTimer(new LocalApic(), StillMachine.time()), new LoadedSpace(0, Scheduler.TASKS, LoadedSpace.NO_TAGS)));
        table.set(Syscall.READ, (caller, first, second, third) -> first * 100 + second * 10 + third);
        table.install();
        frame = Memory.addressOfElements(new byte[TrapFrame.BYTES]);
    }

    @Test
    void argumentsComeFromTheFrameAndTheResultGoesThere() {
        Memory.store64(frame + TrapFrame.RDI, 1);
        Memory.store64(frame + TrapFrame.RSI, 2);
        Memory.store64(frame + TrapFrame.RDX, 3);
        assertThat(call(Syscall.READ)).isEqualTo(123);
    }

    @Test
    void numbersWithoutACallAreUnknown() {
        for (long number : new long[] {Syscall.WRITE, 63, 64, -1, Long.MIN_VALUE, 1L << 32}) {
            assertThat(call(number)).isEqualTo(-Errno.ENOSYS);
        }
    }

    private long call(long number) {
        Memory.store64(frame + TrapFrame.RAX, number);
        CallTable.systemCall(frame);
        return Memory.load64(frame + TrapFrame.RAX);
    }
}
