package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.machine.time.CostTables;
import ringside.machine.time.PublishedFigure;

class ValidationBenchmarkTest {
    @ParameterizedTest
    @EnumSource(RoundTrip.class)
    void aPublishedFigureStandsBesideTheModelledOne(RoundTrip trip) throws Exception {
        var found = new ValidationBenchmark(trip).measure();
        var published = CostTables.validation("xeon-e5-2660v3").stream().filter(figure -> figure.measure().equals(trip.measure())).findFirst().orElseThrow();
        assertThat(found.unit()).isEqualTo("x published");
        assertThat(found.note()).contains("published " + published.value() + " cycles", "modelled ", published.source());
        assertThat(found.value()).as("of the same order").isBetween(0.2, 5.0).isEqualTo(found.min()).isLessThanOrEqualTo(found.max());
    }

    @Test
    void everyHeldBackFigureIsMeasured() {
        assertThat(CostTables.names().stream().map(CostTables::validation).flatMap(List::stream).map(PublishedFigure::measure))
                .containsExactlyInAnyOrder(RoundTrip.ONE_CORE.measure(), RoundTrip.TWO_CORES.measure());
    }
}
