package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    private static final int ROUNDS = 2;
    private static final int STRETCH = 100_001;

    @ParameterizedTest
    @EnumSource
    void machineAndQemuPrintTheSameChecksum(Workload workload) throws Exception {
        var qemu = Qemu.find();
        assumeTrue(qemu.isPresent(), "qemu-system-x86_64 is not installed");
        assertThat(OwnMachine.run(workload, ROUNDS).checksum()).isEqualTo(qemu.get().run(workload, ROUNDS).checksum()).hasSize(16);
    }

    @ParameterizedTest
    @EnumSource
    void checksumTellsOneRoundFromTwo(Workload workload) throws Exception {
        assertThat(OwnMachine.run(workload, 1).checksum()).isNotEqualTo(OwnMachine.run(workload, ROUNDS).checksum());
    }

    @ParameterizedTest
    @EnumSource
    void emptyGuestDoesNoneOfTheWork(Workload workload) throws Exception {
        assertThat(OwnMachine.run(workload, 0).instructions()).isLessThan(OwnMachine.run(workload, 2 * ROUNDS).instructions() / 2);
    }

    /// Run in one piece, a comparison and the jump behind it are one node; stopped at behind every instruction, they are two.
    @ParameterizedTest
    @EnumSource
    void anyStopOnTheWayLeavesTheSameState(Workload workload) {
        var whole = OwnMachine.boot(workload, ROUNDS);
        var single = OwnMachine.boot(workload, ROUNDS);
        whole.run(STRETCH);
        for (int i = 0; i < STRETCH; i++) {
            single.run(1);
        }
        assertThat(single.stateHash()).isEqualTo(whole.stateHash());
        assertThat(single.instructions()).isEqualTo(STRETCH);
    }
}
