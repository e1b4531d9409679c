package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    private static final int ROUNDS = 2;

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
}
