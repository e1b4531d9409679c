package ringside.workbench.modes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.machine.StopReason;

/// One bug, two modes: an off-by-one in a scratch service, compiled without and with checks.
class ModesTest {
    private static ScratchService scratch;

    @BeforeAll
    static void compile(@TempDir Path output) throws Exception {
        scratch = ScratchService.compile(Path.of("src/test/scratch"), output);
    }

    @Test
    void offByOneCorruptsTheNeighbourWithoutChecks() throws Exception {
        var ended = scratch.run(Mode.UNCHECKED);
        assertThat(ended.console()).isEqualTo("owners before: 3\nowners after: 42\n");
        assertThat(ended.reason()).isEqualTo(new StopReason.DebugExit(0));
    }

    @Test
    void offByOneTrapsWithAJavaBacktraceInCheckedCode() throws Exception {
        var ended = scratch.run(Mode.CHECKED);
        assertThat(ended.console()).startsWith("owners before: 3\nPANIC: index out of bounds");
        assertThat(ended.console()).containsSubsequence(
                "  at guest.service.scratch.Directory.fill:10\n",
                "  at guest.kernel.boot.ScratchKernel.boot:33\n");
        assertThat(ended.console()).doesNotContain("owners after");
        assertThat(ended.reason()).isEqualTo(new StopReason.DebugExit(63));
    }
}
