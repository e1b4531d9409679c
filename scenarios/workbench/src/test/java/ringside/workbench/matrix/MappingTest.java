package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ringside.workbench.Problem;
import ringside.workbench.measure.Measures;

class MappingTest {

    @Test
    void everyMetricOfAFormulaIsAMeasure() throws Exception {
        for (Mapping.Row row : Mapping.shipped().rows()) {
            if (row.formula() instanceof Formula.RelativeToBest relative) {
                assertThat(Measures.names()).containsAll(relative.metrics());
            }
        }
    }

    @Test
    void safetyAndFaultIsolationUseDifferentFaultsAndAtLeastSixty() throws Exception {
        var mapping = Mapping.shipped();
        assertThat(mapping.suites()).extracting(Formula.FaultShare::suite).hasSize(2).doesNotHaveDuplicates();
        assertThat(mapping.suites()).allMatch(suite -> suite.atLeast() >= 60 && suite.count() >= suite.atLeast());
    }

    @Test
    void noFormulaNamesALane() throws Exception {
        var text = CsvTable.text("mapping.json");
        for (String lane : PublishedMatrix.shipped().lanes()) {
            assertThat(text).doesNotContain("\"" + lane + "\"");
        }
    }

    @Test
    void anotherThresholdIsAnotherFingerprint() throws Exception {
        var text = CsvTable.text("mapping.json");
        assertThat(Mapping.parse("m", text).sha256()).isEqualTo(Mapping.shipped().sha256());
        assertThat(Mapping.parse("m", text.replace("\"worst\": 4", "\"worst\": 5")).sha256()).isNotEqualTo(Mapping.shipped().sha256());
    }

    @Test
    void aFormulaThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Mapping.parse("m.json", CsvTable.text("mapping.json").replace("relative-to-best", "opinion")))
                .isInstanceOf(Problem.class).hasMessageContaining("\"opinion\" is not known here; allowed: relative-to-best");
    }
}
