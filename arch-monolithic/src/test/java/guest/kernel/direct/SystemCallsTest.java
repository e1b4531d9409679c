package guest.kernel.direct;

import static org.assertj.core.api.Assertions.assertThat;

import guest.platform.LocalApic;
import guest.platform.StillMachine;
import guest.process.CallTable;
import guest.raw.Memory;
import guest.task.DeadlineTimer;
import guest.task.Scheduler;
import org.junit.jupiter.api.Test;
import shared.abi.Syscall;
import shared.layout.TrapFrame;

class SystemCallsTest {
    @Test
    void argumentsComeFromTheFrameAndTheResultGoesThere() {
        StillMachine.memory(0x1000);
        CallTable table = new CallTable(new Scheduler(StillMachine.core(), new DeadlineTimer(new LocalApic(), StillMachine.time())));
        table.set(Syscall.READ, (caller, first, second, third) -> first * 100 + second * 10 + third);
        SystemCalls.install(table);
        long frame = Memory.addressOfElements(new byte[TrapFrame.BYTES]);
        Memory.store64(frame + TrapFrame.RAX, Syscall.READ);
        Memory.store64(frame + TrapFrame.RDI, 1);
        Memory.store64(frame + TrapFrame.RSI, 2);
        Memory.store64(frame + TrapFrame.RDX, 3);
        SystemCalls.systemCall(frame);
        assertThat(Memory.load64(frame + TrapFrame.RAX)).isEqualTo(123);
    }
}
