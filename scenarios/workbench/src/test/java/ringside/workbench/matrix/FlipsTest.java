package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlipsTest {
    private static final List<String> ROWS = List.of("a", "b", "c", "d");
    private static final int STEPS = 200;
    private static final double NEAR = 1e-7;

    private static List<FlipPoint> flips(Scores scores, Map<String, Double> weights) {
        return new Flips(scores, weights).all();
    }

    private static Map<String, Double> moved(Map<String, Double> weights, String criterion, double to) {
        var moved = new LinkedHashMap<String, Double>();
        weights.forEach((row, weight) -> moved.put(row, row.equals(criterion) ? to : weight * (1 - to) / (1 - weights.get(criterion))));
        return moved;
    }

    /// Walks the weight of one criterion in small steps: the leader leads up to the flip point, and the new winner right behind it.
    private static void walk(Scores scores, Map<String, Double> weights, String criterion, FlipPoint.Direction direction) {
        var leader = scores.ranking(weights).getFirst();
        var flip = flips(scores, weights).stream().filter(each -> each.criterion().equals(criterion) && each.direction() == direction).findFirst();
        double start = weights.get(criterion);
        double end = direction == FlipPoint.Direction.BELOW ? 0 : 1;
        double reach = flip.isPresent() ? Math.abs(flip.get().at() - start) : 1;
        for (int step = 0; step < STEPS; step++) {
            double at = start + (end - start) * step / STEPS;
            if (Math.abs(at - start) < reach - NEAR) {
                assertThat(scores.ranking(moved(weights, criterion, at)).getFirst()).as(criterion + " at " + at + " " + flip).isEqualTo(leader);
            }
        }
        flip.ifPresent(point -> assertThat(scores.ranking(moved(weights, criterion, point.at() + (end < start ? -NEAR : NEAR))).getFirst())
                .as(point.toString()).isEqualTo(point.newWinner()));
    }

    private static Scores random(Random random, double holes) {
        var byOption = new LinkedHashMap<String, Map<String, Double>>();
        for (String option : List.of("x", "y", "z")) {
            var row = new LinkedHashMap<String, Double>();
            ROWS.stream().filter(_ -> random.nextDouble() >= holes).forEach(criterion -> row.put(criterion, 1 + 4 * random.nextDouble()));
            row.putIfAbsent(ROWS.getFirst(), 3.0);
            byOption.put(option, row);
        }
        return new Scores(byOption);
    }

    private static void agreeOn(Random random, double holes) {
        var scores = random(random, holes);
        var weights = new LinkedHashMap<String, Double>();
        ROWS.forEach(row -> weights.put(row, 0.1 + random.nextDouble()));
        var shares = new Weights("w", weights).normalised();
        for (String criterion : ROWS) {
            walk(scores, shares, criterion, FlipPoint.Direction.BELOW);
            walk(scores, shares, criterion, FlipPoint.Direction.ABOVE);
        }
    }

    @Test
    void exactPointsAreThoseASearchFindsWithEveryRowScored() {
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            agreeOn(random, 0);
        }
    }

    @Test
    void exactPointsAreThoseASearchFindsWhereRowsAreMissing() {
        var random = new Random(11);
        for (int i = 0; i < 40; i++) {
            agreeOn(random, 0.3);
        }
    }

    @Test
    void theTextbookFormulaHoldsWhereEveryRowIsScored() {
        var scores = new Scores(new LinkedHashMap<>(Map.of("x", Map.of("a", 5.0, "b", 1.0), "y", Map.of("a", 2.0, "b", 4.0))));
        var weights = Map.of("a", 0.7, "b", 0.3);
        double rest = 1.0 - 4.0;
        double difference = 5.0 - 2.0;
        assertThat(flips(scores, weights)).filteredOn(flip -> flip.criterion().equals("a"))
                .singleElement().satisfies(flip -> {
                    assertThat(flip.at()).isCloseTo(rest / (rest - difference), within(1e-12));
                    assertThat(flip.direction()).isEqualTo(FlipPoint.Direction.BELOW);
                    assertThat(flip.newWinner()).isEqualTo("y");
                });
    }

    @Test
    void anOptionBetterInEveryRowIsNeverOvertaken() {
        assertThat(flips(new Scores(Map.of("x", Map.of("a", 5.0, "b", 5.0), "y", Map.of("a", 2.0, "b", 4.0))), Map.of("a", 0.5, "b", 0.5))).isEmpty();
    }

    @Test
    void aTieFlipsAtThePresentWeight() {
        var scores = new LinkedHashMap<String, Map<String, Double>>();
        scores.put("x", Map.of("a", 5.0, "b", 1.0));
        scores.put("y", Map.of("a", 1.0, "b", 5.0));
        var weights = new LinkedHashMap<String, Double>();
        weights.put("a", 0.5);
        weights.put("b", 0.5);
        assertThat(flips(new Scores(scores), weights)).containsExactly(
                new FlipPoint("a", FlipPoint.Direction.BELOW, 0.5, "y"), new FlipPoint("b", FlipPoint.Direction.ABOVE, 0.5, "y"));
    }
}
