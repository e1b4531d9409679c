package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the system has to do with vector and x87 instructions: consent, laziness, and exceptions. What they compute is compared with a processor
/// in [ringside.machine.exec.HostLockstepTest].
class FloatingPointTest {
    private static final int UNDEFINED = 6;
    private static final int NOT_AVAILABLE = 7;
    private static final int STACK_UNIT_ERROR = 16;
    private static final int VECTOR_ERROR = 19;
    private static final String CONSENT = """
            0f 20 e0       | mov %cr4,%rax
            0d 00 02 00 00 | or $0x200,%eax
            0f 22 e0       | mov %rax,%cr4
            """;
    private static final String CONSENT_WITH_EXCEPTIONS = CONSENT.replace("0d 00 02 00 00 | or $0x200", "0d 00 06 00 00 | or $0x600");
    private static final String NATIVE_ERRORS = """
            0f 20 c0 | mov %cr0,%rax
            83 c8 20 | or $0x20,%eax
            0f 22 c0 | mov %rax,%cr0
            """;
    private static final String TASK_SWITCHED = NATIVE_ERRORS.replace("83 c8 20 | or $0x20", "83 c8 08 | or $0x8");
    private static final String ADD = "0f 58 c1 | addps %xmm1,%xmm0\n";
    private static final String INVALID_DIVISION = """
            6a 00       | push $0x0
            0f ae 14 24 | ldmxcsr (%rsp)
            f3 0f 5e c1 | divss %xmm1,%xmm0
            """;
    private static final String DIVISION_BY_ZERO = """
            db e3          | fninit
            68 00 03 00 00 | push $0x300
            d9 2c 24       | fldcw (%rsp)
            d9 e8          | fld1
            d9 ee          | fldz
            de f9          | fdivrp %st,%st(1)
            """;
    private static final String WAIT = "9b | fwait\n";
    private static final String HALT = "f4 | hlt\n";

    private static Guest run(String... parts) {
        return Guest.of(String.join("", parts)).run();
    }

    @Test
    void vectorInstructionsNeedTheSystemsConsent() {
        assertThat(run(ADD).vector()).isEqualTo(UNDEFINED);
        assertThat(run(CONSENT, ADD, HALT).vector()).isZero();
    }

    @Test
    void unitsAreNotAvailableAfterATaskSwitch() {
        assertThat(run(CONSENT, TASK_SWITCHED, ADD).vector()).isEqualTo(NOT_AVAILABLE);
        assertThat(run(CONSENT, TASK_SWITCHED, DIVISION_BY_ZERO).vector()).isEqualTo(NOT_AVAILABLE);
    }

    @Test
    void vectorExceptionIsUndefinedUnlessTheSystemKnowsIt() {
        assertThat(run(CONSENT, INVALID_DIVISION).vector()).isEqualTo(UNDEFINED);
        assertThat(run(CONSENT_WITH_EXCEPTIONS, INVALID_DIVISION).vector()).isEqualTo(VECTOR_ERROR);
    }

    @Test
    void stackExceptionWaitsForTheNextInstructionThatLooks() {
        assertThat(run(NATIVE_ERRORS, DIVISION_BY_ZERO, HALT).vector()).isZero();
        assertThat(run(NATIVE_ERRORS, DIVISION_BY_ZERO, WAIT).vector()).isEqualTo(STACK_UNIT_ERROR);
    }

    @Test
    void stackExceptionThatTheInterruptControllerWouldReportStopsTheMachine() {
        assertThat(run(DIVISION_BY_ZERO, WAIT).stop()).isInstanceOfSatisfying(StopReason.Unimplemented.class,
                stop -> assertThat(stop.report()).contains("CR0.NE"));
    }

    @Test
    void undefinedOpcodeIsAnException() {
        assertThat(run("0f 04 | (bad)\n").vector()).isEqualTo(UNDEFINED);
    }
}
