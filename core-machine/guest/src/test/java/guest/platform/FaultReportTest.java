package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Collected;
import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.layout.Selector;
import shared.layout.TrapCause;
import shared.layout.TrapFrame;
import shared.layout.Vector;

class FaultReportTest {
    private static final long CODE = 0x40_0000L;

    private final byte[] code = new byte[16];
    private long frame;

    @BeforeEach
    void aFrame() {
        Simulation.reset(0);
        Simulation.addReadOnly(CODE, code);
        frame = Memory.addressOfElements(new byte[TrapFrame.BYTES]);
        Memory.store64(frame + TrapFrame.RIP, CODE + 4);
    }

    @Test
    void aFailedCheckIsNamed() {
        code[4] = 0x0F;
        code[5] = 0x0B;
        code[6] = TrapCause.INDEX_OUT_OF_BOUNDS;
        assertThat(report(Vector.INVALID_OPCODE)).isEqualTo("index out of bounds, instruction 0x400004\n");
    }

    @Test
    void anotherInvalidOpcodeIsWhatItIs() {
        assertThat(report(Vector.INVALID_OPCODE)).isEqualTo("invalid opcode, vector 6, error 0x0, instruction 0x400004\n");
    }

    @Test
    void codeThatCannotBeReadIsNoFailedCheck() {
        Memory.store64(frame + TrapFrame.RIP, 0x9999);
        assertThat(report(Vector.INVALID_OPCODE)).startsWith("invalid opcode");
    }

    @Test
    void aPageFaultNamesItsAddress() {
        Control.faultAddress = 0x1_2345_6000L;
        Memory.store64(frame + TrapFrame.ERROR, 2);
        assertThat(report(Vector.PAGE_FAULT)).isEqualTo("page fault at 0x123456000, error 0x2, instruction 0x400004\n");
        Control.faultAddress = 8;
        assertThat(report(Vector.PAGE_FAULT)).isEqualTo("page fault at 0x8 (null reference), error 0x2, instruction 0x400004\n");
    }

    @Test
    void onlyFaultsInsideTheCopyRoutineAreRepaired() {
        assertThat(UserCopy.repair(frame)).isFalse();
        Memory.store64(frame + TrapFrame.RIP, Code.stub("userCopy") + 5);
        assertThat(UserCopy.repair(frame)).isTrue();
        assertThat(Memory.load64(frame + TrapFrame.RIP)).isEqualTo(Code.stub("userCopy.fault"));
    }

    @Test
    void theFirstFrameEntersRing3WithInterruptsOn() {
        UserFrame.fill(frame, 0x40_1000, 0x7000, 5);
        assertThat(UserFrame.isUser(frame)).isTrue();
        assertThat(Memory.load64(frame + TrapFrame.RFLAGS)).isEqualTo(0x202);
        assertThat(Memory.load64(frame + TrapFrame.SS)).isEqualTo(Selector.USER_DATA);
        assertThat(Memory.load64(frame + TrapFrame.RDI)).isEqualTo(5);
        Memory.store64(frame + TrapFrame.CS, Selector.KERNEL_CODE);
        assertThat(UserFrame.isUser(frame)).isFalse();
    }

    private String report(int vector) {
        Memory.store64(frame + TrapFrame.VECTOR, vector);
        FaultReport report = new FaultReport(new FailedCheck());
        report.take(vector, frame);
        Collected text = new Collected();
        report.print(text.printer());
        return text.toString();
    }
}
