package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.layout.Selector;
import shared.layout.Vector;

class TablesTest {
    @BeforeEach
    void memory() {
        Simulation.reset(0);
    }

    @Test
    void gatesLeadToTheThunkOfTheirVector() {
        new InterruptTable().load();
        assertThat(Memory.load16(Control.idtOperand)).isEqualTo(256 * 16 - 1);
        long gates = Memory.load64(Control.idtOperand + 2);
        for (int vector : new int[] {0, Vector.DOUBLE_FAULT, Vector.PAGE_FAULT, Vector.TIMER, 255}) {
            long low = Memory.load64(gates + 16L * vector);
            long handler = low & 0xFFFF | low >>> 48 << 16 | Memory.load64(gates + 16L * vector + 8) << 32;
            assertThat(handler).isEqualTo(Code.stub("traps") + 16L * vector);
            assertThat(low >>> 16 & 0xFFFF).isEqualTo(Selector.KERNEL_CODE);
            assertThat(low >>> 40 & 0xFF).as("present interrupt gate of ring 0").isEqualTo(0x8E);
            assertThat(low >>> 32 & 7).as("stack").isEqualTo(vector == Vector.DOUBLE_FAULT ? 1 : 0);
        }
    }

    @Test
    void theTaskStateIsDescribedWithBaseAndLimit() {
        SegmentTable segments = new SegmentTable();
        segments.setKernelStack(0x1122_3344_5566_7788L);
        segments.setFaultStack(0x99);
        segments.load();
        long taskState = taskState();
        assertThat(Control.taskRegister).isEqualTo(Selector.TASK_STATE);
        assertThat(Memory.load64(taskState + 4)).isEqualTo(0x1122_3344_5566_7788L);
        assertThat(Memory.load64(taskState + 36)).isEqualTo(0x99);
        long low = Memory.load64(gdt() + Selector.TASK_STATE);
        assertThat(low >>> 40 & 0xFF).isEqualTo(0x89);
        assertThat(low & 0xFFFF).isEqualTo(104 + 8192);
        assertThat(Memory.load64(gdt() + (Selector.USER_CODE & ~3)) >>> 45 & 3).as("ring of user code").isEqualTo(3);
    }

    @Test
    void portsAreDeniedUntilAllowed() {
        SegmentTable segments = new SegmentTable();
        segments.load();
        long bitmap = taskState() + 104;
        assertThat(Memory.load8(bitmap + 0x3F8 / 8)).isEqualTo(0xFF);
        segments.allowPorts(0x3FA, 4);
        assertThat(Memory.load8(bitmap + 0x3F8 / 8)).isEqualTo(0b1100_0011);
        segments.denyPorts(0x3FB, 1);
        assertThat(Memory.load8(bitmap + 0x3F8 / 8)).isEqualTo(0b1100_1011);
        assertThat(Memory.load8(bitmap + 8192)).isEqualTo(0xFF);
    }

    private static long gdt() {
        return Memory.load64(Control.gdtOperand + 2);
    }

    private static long taskState() {
        long low = Memory.load64(gdt() + Selector.TASK_STATE);
        return low >>> 16 & 0xFF_FFFF | low >>> 56 << 24 | Memory.load64(gdt() + Selector.TASK_STATE + 8) << 32;
    }
}
