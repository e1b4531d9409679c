package ringside.workbench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.workbench.fault.Fault;

/// Which faults a campaign tries, on sites made up for the purpose.
class ChoiceTest {
    /// For each operator a site in each of many lines, passed often.
    private static Map<Site, Integer> plenty(int lines) {
        var passes = new TreeMap<Site, Integer>(Comparator.comparing(Site::name));
        for (Operator operator : Operator.values()) {
            for (int line = 1; line <= lines; line++) {
                passes.put(new Site("guest.service.fs.Some", "method", line, operator, 1), 50);
            }
        }
        return passes;
    }

    private static Map<Family, Long> byFamily(List<Fault> faults) {
        return faults.stream().collect(Collectors.groupingBy(fault -> Family.of(fault.mutation().site().operator()), Collectors.counting()));
    }

    @Test
    void familiesTakeTurnsOnBothSides() {
        for (Suite suite : Suite.values()) {
            var counts = byFamily(new Choice(1, plenty(20)).faults(suite, 60));
            assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(suite.families());
            for (boolean caught : new boolean[] {true, false}) {
                var side = suite.families().stream().filter(family -> family.isCaughtByChecks() == caught).map(counts::get).toList();
                if (!side.isEmpty() && suite != Suite.LIFETIME) {
                    assertThat(side.stream().mapToLong(Long::longValue).sum()).isEqualTo(30);
                    assertThat(side.stream().mapToLong(Long::longValue).max().getAsLong() - side.stream().mapToLong(Long::longValue).min().getAsLong())
                            .isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFamilyWithoutPlacesLeavesItsTurnsToTheOthers() {
        var few = plenty(20);
        few.keySet().removeIf(site -> Family.of(site.operator()) == Family.LIFETIME);
        few.keySet().removeIf(site -> Family.of(site.operator()) == Family.LOCKS && site.line() > 1);
        few.replaceAll((site, passes) -> Family.of(site.operator()) == Family.LOCKS ? 2 : passes);
        var counts = byFamily(new Choice(1, few).faults(Suite.SAFETY, 60));
        assertThat(counts.get(Family.LOCKS)).as("two operators, one site each, two passes").isEqualTo(4);
        assertThat(counts.get(Family.INDEX) + counts.get(Family.TYPE)).isEqualTo(56);
    }

    @Test
    void nothingIsDrawnTwiceAndNothingWhereThereIsNothing() {
        var faults = new Choice(5, plenty(1)).faults(Suite.ISOLATION, 500);
        assertThat(faults.stream().map(fault -> fault.mutation().name() + fault.occurrence())).doesNotHaveDuplicates();
        assertThat(new Choice(5, Map.of()).faults(Suite.SAFETY, 10)).isEmpty();
    }

    @Test
    void ofManySitesASampleIsMutatedTheSameForTheSameSeed() {
        var sites = List.copyOf(plenty(300).keySet());
        var sample = Choice.sample(Suite.ISOLATION, sites, 1);
        assertThat(sample).isEqualTo(Choice.sample(Suite.ISOLATION, sites.reversed(), 1)).isNotEqualTo(Choice.sample(Suite.ISOLATION, sites, 2));
        assertThat(sample.stream().map(Site::operator).distinct()).containsExactlyElementsOf(Suite.ISOLATION.operators());
        assertThat(Arrays.stream(Operator.values()).mapToLong(operator -> sample.stream().filter(site -> site.operator() == operator).count()))
                .allMatch(count -> count <= Choice.MOST_SITES);
    }
}
