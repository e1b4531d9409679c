package ringside.workbench.matrix;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// How often each option wins when every weight is off by up to `weightNoise`, independently and evenly.
///
/// @param winnerShare by option, in the order of columns, those that never win left out
public record Robustness(double weightNoise, int samples, Map<String, Double> winnerShare) {
    private static final double NOISE = 0.10;
    private static final int SAMPLES = 1000;
    private static final long SEED = 1;

    static Robustness of(Scores scores, Weights weights) {
        var random = new Random(SEED);
        var wins = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < SAMPLES; i++) {
            var noisy = new LinkedHashMap<String, Double>();
            weights.byRow().forEach((criterion, weight) -> noisy.put(criterion, weight * (1 + NOISE * (2 * random.nextDouble() - 1))));
            var ranking = scores.ranking(new Weights(weights.name(), noisy).normalised());
            if (!ranking.isEmpty()) {
                wins.merge(ranking.getFirst(), 1, Integer::sum);
            }
        }
        var shares = new LinkedHashMap<String, Double>();
        scores.byOption().keySet().stream().filter(wins::containsKey).forEach(option -> shares.put(option, (double) wins.get(option) / SAMPLES));
        return new Robustness(NOISE, SAMPLES, shares);
    }
}
