package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Formula CYCLES = new Formula.RelativeToBest("S01", List.of("cyclesPerRequest"), 0, 4);
    private static final Formula SAFETY = new Formula.FaultShare("safety", 80, 60, FaultRate.Held.UNHARMED);
    private static final Formula SERVED = new Formula.ServedShare("S23");

    private static Map<String, LaneEvidence> cycles(double first, double second) {
        return Map.of("a", Sample.lane(first, 1, 100, 2, 0, 0), "b", Sample.lane(second, 1, 100, 2, 0, 0));
    }

    @Test
    void theBestLaneScoresFiveAndFourTimesThePriceScoresOne() {
        assertThat(CYCLES.score("a", cycles(100, 400)).score()).hasValue(5);
        assertThat(CYCLES.score("b", cycles(100, 400)).score()).hasValue(1);
        assertThat(CYCLES.score("b", cycles(100, 9000)).score()).hasValue(1);
    }

    @Test
    void twiceThePriceLiesInTheMiddleBecauseRatiosCount() {
        assertThat(CYCLES.score("b", cycles(100, 200)).score().getAsDouble()).isCloseTo(3, within(1e-12));
        assertThat(CYCLES.score("b", cycles(7, 14)).score().getAsDouble()).isCloseTo(3, within(1e-12));
    }

    @Test
    void severalMetricsCountAlike() {
        var both = new Formula.RelativeToBest("S17", List.of("trustedBytes", "mechanismLines"), 0, 4);
        var all = Map.of("a", Sample.lane(1, 100, 100, 2, 0, 0), "b", Sample.lane(1, 400, 100, 2, 0, 0));
        assertThat(both.score("b", all).score().getAsDouble()).isCloseTo(3, within(1e-12));
        assertThat(both.score("b", all).from()).extracting(Evidence::metric).containsExactly("trustedBytes", "mechanismLines");
    }

    @Test
    void countsThatCanBeZeroAreCompared() {
        var counts = new Formula.RelativeToBest("S17", List.of("ports"), 1, 4);
        var all = Map.of("a", Sample.lane(1, 1, 0, 2, 0, 0), "b", Sample.lane(1, 1, 50, 2, 0, 0));
        assertThat(counts.score("a", all).score()).hasValue(5);
        assertThat(counts.score("b", all).score().getAsDouble()).isCloseTo(3, within(1e-12));
    }

    @Test
    void aRunThatFailedIsNoEvidence() {
        var failed = new LaneEvidence(Map.of("S01", new Observed("kernel panic", false, "h", "flat", Map.of("cyclesPerRequest", 1.0))), Map.of());
        var all = Map.of("a", failed, "b", Sample.lane(100, 1, 1, 2, 0, 0), "c", LaneEvidence.NONE);
        assertThat(CYCLES.score("a", all)).isEqualTo(Scoring.none("S01 ended with: kernel panic"));
        assertThat(CYCLES.score("b", all).score()).hasValue(5);
        assertThat(CYCLES.score("c", all)).isEqualTo(Scoring.none("S01 was not run here"));
    }

    @Test
    void faultsScoreByTheShareThatWasHeldWithItsInterval() {
        var scoring = SAFETY.score("a", Map.of("a", Sample.lane(1, 1, 1, 2, 40, 0)));
        assertThat(scoring.score()).hasValue(3);
        assertThat(scoring.note()).isEqualTo("40 of 80 = 50 % (39-61 %)");
    }

    @Test
    void tooFewFaultsAreNoEvidence() {
        var few = new LaneEvidence(Map.of(), Map.of("safety", new FaultRate(80, 59, 59, 0, 0, "h", "flat")));
        assertThat(SAFETY.score("a", Map.of("a", few))).isEqualTo(Scoring.none("only 59 of 80 faults of the suite safety struck; 60 are needed"));
    }

    @Test
    void aSystemThatACheckStoppedHeldTheFaultOnlyWhereTheRuleSaysSo() {
        var all = Map.of("a", new LaneEvidence(Map.of(), Map.of("safety", new FaultRate(80, 80, 20, 60, 0, "h", "flat"))));
        assertThat(SAFETY.score("a", all).score()).hasValue(2);
        assertThat(new Formula.FaultShare("safety", 80, 60, FaultRate.Held.UNHARMED_OR_STOPPED).score("a", all).score()).hasValue(5);
    }

    @Test
    void programsServedScoreByTheirShare() {
        for (var expected : Map.of(0, 1.0, 1, 3.0, 2, 5.0).entrySet()) {
            assertThat(SERVED.score("a", Map.of("a", Sample.lane(1, 1, 1, expected.getKey(), 0, 0))).score()).hasValue(expected.getValue());
        }
    }

    @Test
    void aProxyStandsBesideAPublishedRatingAndIsNotScored() {
        var published = new Formula.Published(Optional.of(new Formula.Published.Proxy("S17", "checkedShare")));
        var scoring = published.score("a", Map.of("a", Sample.lane(1, 1, 1, 2, 0, 0)));
        assertThat(scoring.score()).isEmpty();
        assertThat(scoring.from()).extracting(Evidence::value).containsExactly(0.25);
    }
}
