package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import ringside.workbench.architecture.Architecture.Profile;

class MatrixBuilderTest {

    @Test
    void swappingTheNamesOfLanesSwapsTheirScores() throws Exception {
        var straight = Sample.three();
        var swapped = new LinkedHashMap<String, LaneEvidence>();
        var names = Map.of("mono", "micro", "micro", "frame", "frame", "mono");
        straight.forEach((lane, evidence) -> swapped.put(names.get(lane), evidence));
        var before = Sample.matrix(straight);
        var after = Sample.matrix(swapped);
        for (var criterion : before.criteria()) {
            for (var name : names.entrySet()) {
                var cell = before.cell(criterion.id(), name.getKey());
                if (cell.kind().isOwnEvidence()) {
                    assertThat(after.cell(criterion.id(), name.getValue()).score()).as(criterion.id()).isEqualTo(cell.score());
                }
            }
        }
        assertThat(before.cells()).filteredOn(cell -> cell.kind().isOwnEvidence()).hasSize(18);
    }

    @Test
    void aLaneThatGetsSlowerLosesPerformanceAndNothingElse() throws Exception {
        var evidence = Sample.three();
        var before = Sample.matrix(evidence);
        evidence.put("micro", Sample.lane(3000, 40_000, 1200, 2, 30, 78));
        var after = Sample.matrix(evidence);
        assertThat(after.cell("performance", "micro").score().getAsDouble()).isLessThan(before.cell("performance", "micro").score().getAsDouble());
        assertThat(after.decision().totals().get("micro")).isLessThan(before.decision().totals().get("micro"));
        for (var criterion : before.criteria()) {
            if (!criterion.id().equals("performance")) {
                assertThat(after.cell(criterion.id(), "micro").score()).isEqualTo(before.cell(criterion.id(), "micro").score());
            }
        }
    }

    @Test
    void aLaneThatIsNotInstalledHasItsPublishedRatingsAndNoNumberOfOurs() throws Exception {
        var builder = MatrixBuilder.shipped();
        var matrix = builder.build(List.of(new Option("mono", "M", Optional.of(Profile.OPTIMISED)), new Option("exo", "exo", Optional.empty())), Sample.three(), Sample.COSTS,
                Weights.equal(builder.mapping().criteria()), Sample.MOMENT);
        assertThat(matrix.cells()).filteredOn(cell -> cell.option().equals("exo") && cell.kind() != CellKind.LITERATURE)
                .hasSize(6)
                .allMatch(cell -> cell.kind() == CellKind.NOT_MEASURED && cell.score().isEmpty() && cell.plus().isEmpty()
                        && cell.note().equals("this lane is not installed") && cell.published().isPresent());
        assertThat(matrix.decision().totals()).containsOnlyKeys("mono");
        assertThat(matrix.unranked()).extracting(Option::id).containsExactly("exo");
    }

    @Test
    void aLaneNobodyPublishedIsMeasuredAndHasNoLiterature() throws Exception {
        var cell = Sample.matrix(Map.of("seventh", Sample.lane(1, 1, 100, 2, 80, 80)));
        assertThat(cell.cell("safety", "seventh").score()).hasValue(5);
        assertThat(cell.cell("safety", "seventh").published()).isEmpty();
        assertThat(cell.cell("ecosystem", "seventh").kind()).isEqualTo(CellKind.NOT_MEASURED);
    }

    @Test
    void withoutFaultsSafetyAndFaultIsolationAreNotMeasured() throws Exception {
        var evidence = new LinkedHashMap<>(Sample.three());
        evidence.replaceAll((_, lane) -> new LaneEvidence(lane.runs(), Map.of()));
        var matrix = Sample.matrix(evidence);
        assertThat(matrix.cells()).filteredOn(cell -> cell.criterion().id().equals("safety") || cell.criterion().id().equals("fault-isolation"))
                .hasSize(6).allMatch(cell -> cell.kind() == CellKind.NOT_MEASURED && cell.score().isEmpty());
        assertThat(matrix.decision().coverage().get("mono")).isEqualTo(0.75);
    }

    @Test
    void aPublishedRatingAWholePlusSignAwayIsADisagreement() throws Exception {
        var matrix = Sample.matrix(Sample.three());
        assertThat(matrix.cell("auditability", "mono").disagrees()).isTrue();
        assertThat(matrix.cell("performance", "mono").disagrees()).isFalse();
        assertThat(matrix.cell("ecosystem", "mono").disagrees()).isFalse();
    }

    @Test
    void aCellWithoutEvidenceCannotHaveAScore() {
        var criterion = new Criterion("x", "X", "", "n");
        assertThatIllegalArgumentException().isThrownBy(() -> new MatrixCell(criterion, "a", CellKind.NOT_MEASURED, OptionalDouble.of(3),
                List.of(), "", Optional.empty(), "")).withMessageContaining("without evidence");
    }

    @Test
    void theSameEvidenceMakesTheSameMatrix() throws Exception {
        assertThat(Sample.matrix(Sample.three())).isEqualTo(Sample.matrix(Sample.three()));
    }

    @Test
    void otherWeightsKeepTheCells() throws Exception {
        var matrix = Sample.matrix(Sample.three());
        var heavier = matrix.weighed(matrix.decision().weights().with("performance", 20));
        assertThat(heavier.cells()).isEqualTo(matrix.cells());
        assertThat(heavier.decision().winner()).hasValue("mono");
        assertThat(matrix.decision().winner()).hasValue("frame");
    }
}
