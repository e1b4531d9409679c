package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// `rcpss` and `rsqrtss`, whose results the manual only bounds.
class ApproximationTest {
    /// Intel SDM vol. 2B, RCPPS.
    private static final double BOUND = 1.5 / 4096;
    private static final long RCPSS_XMM0_XMM1 = 0xC1530FF3L;
    private static final long RSQRTSS_XMM0_XMM1 = 0xC1520FF3L;

    private final Sandbox sandbox = new Sandbox();

    private float run(long instruction, float argument) {
        var from = new HostCase();
        for (int i = 0; i < 4; i++) {
            from.code[i] = (byte) (instruction >> 8 * i);
        }
        from.mxcsr = 0x1F80;
        from.flags = 0x202;
        from.vectors[2] = Float.floatToRawIntBits(argument);
        return Float.intBitsToFloat((int) sandbox.run(from, sandbox.decode(from)).vectors[0]);
    }

    @Test
    void approximationsAreAsCloseAsTheManualSays() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            float argument = (float) Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
            assertThat(Math.abs(run(RCPSS_XMM0_XMM1, argument) * (double) argument - 1)).isLessThan(BOUND);
            assertThat(Math.abs(run(RSQRTSS_XMM0_XMM1, argument) * Math.sqrt(argument) - 1)).isLessThan(BOUND);
        }
    }
}
