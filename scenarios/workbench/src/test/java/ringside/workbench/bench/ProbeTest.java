package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ProbeTest {
    @Test
    void everyExperimentEndsAsTheFirst() {
        assertThatCode(() -> new Probe().experiments(20)).doesNotThrowAnyException();
    }

    @Test
    void experimentsGoOnAfterSnapshotsBetween() {
        var probe = new Probe();
        probe.step();
        probe.back();
        probe.keep();
        assertThatCode(() -> probe.experiments(3)).doesNotThrowAnyException();
    }
}
