package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Weights WEIGHTS = new Weights("w", Map.of("a", 3.0, "b", 1.0));

    private static MatrixCell cell(String criterion, String option, CellKind kind, double score) {
        return new MatrixCell(new Criterion(criterion, criterion, "", "n"), option, kind,
                score > 0 ? OptionalDouble.of(score) : OptionalDouble.empty(), List.of(), "", Optional.empty(), "");
    }

    @Test
    void aTotalIsTheWeightedMean() {
        var decision = Decision.of(List.of(cell("a", "x", CellKind.MEASURED, 4), cell("b", "x", CellKind.STATIC, 2)), WEIGHTS);
        assertThat(decision.totals().get("x")).isCloseTo(3.5, within(1e-12));
        assertThat(decision.coverage()).containsEntry("x", 1.0);
    }

    @Test
    void aRowWithoutAScoreIsLeftOutAndTheOthersRenormalised() {
        var decision = Decision.of(List.of(cell("a", "x", CellKind.NOT_MEASURED, 0), cell("b", "x", CellKind.MODELLED, 2)), WEIGHTS);
        assertThat(decision.totals()).containsEntry("x", 2.0);
        assertThat(decision.coverage()).containsEntry("x", 0.25);
    }

    @Test
    void literatureAloneRanksNobody() {
        var decision = Decision.of(List.of(cell("a", "x", CellKind.LITERATURE, 5), cell("b", "x", CellKind.NOT_MEASURED, 0),
                cell("a", "y", CellKind.LITERATURE, 1), cell("b", "y", CellKind.MEASURED, 1)), WEIGHTS);
        assertThat(decision.ranking()).containsExactly("y");
        assertThat(decision.totals()).containsOnlyKeys("y");
    }

    @Test
    void withoutAnyEvidenceThereIsNoWinner() {
        var decision = Decision.of(List.of(cell("a", "x", CellKind.NOT_MEASURED, 0)), WEIGHTS);
        assertThat(decision.winner()).isEmpty();
        assertThat(decision.flips()).isEmpty();
        assertThat(decision.robustness().winnerShare()).isEmpty();
    }

    @Test
    void equalTotalsStandInTheOrderOfColumns() {
        var cells = List.of(cell("a", "x", CellKind.MEASURED, 3), cell("a", "y", CellKind.MEASURED, 3), cell("b", "y", CellKind.MEASURED, 3),
                cell("b", "x", CellKind.MEASURED, 3));
        assertThat(Decision.of(cells, WEIGHTS).ranking()).containsExactly("x", "y");
    }

    @Test
    void noiseInTheWeightsSharesTheWinOnlyWhereItIsClose() {
        var clear = List.of(cell("a", "x", CellKind.MEASURED, 5), cell("b", "x", CellKind.MEASURED, 5), cell("a", "y", CellKind.MEASURED, 1),
                cell("b", "y", CellKind.MEASURED, 1));
        var close = List.of(cell("a", "x", CellKind.MEASURED, 2), cell("b", "x", CellKind.MEASURED, 5), cell("a", "y", CellKind.MEASURED, 3),
                cell("b", "y", CellKind.MEASURED, 2));
        assertThat(Decision.of(clear, WEIGHTS).robustness().winnerShare()).isEqualTo(Map.of("x", 1.0));
        assertThat(Decision.of(close, WEIGHTS).robustness().winnerShare().get("x")).isBetween(0.3, 0.7);
    }

    @Test
    void weightsMustWeighSomething() {
        var negative = new LinkedHashMap<>(Map.of("a", 1.0, "b", -1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights("w", negative));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights("w", Map.of("a", 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights("w", Map.of("a", Double.NaN)));
    }
}
