package ringside.workbench.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds flip points exactly, without search.
///
/// Let the criterion have weight t and the others share 1 - t in their present ratios. The total of an option is
///
/// ```text
///          A + t (s - A)        s  its score in the row
/// T(t)  =  -------------        A  weighted sum of its other scores, weights divided by 1 - w
///          M + t (1 - M)        M  sum of the weights behind A
/// ```
///
/// or a constant, if it has no score in the row or no other. With every row scored M = 1, and leader and challenger meet where the straight
/// lines cross: t = R / (R - d), with d the difference in the row and R that of the rest. Where rows are missing, they meet at the roots of
/// a quadratic.
final class Flips {
    private static final double SAME = 1e-12;
    /// Two totals that are equal at weight 0 or 1 meet there, and nothing lies beyond.
    private static final double EDGE = 1e-9;

    private final Scores scores;
    private final Map<String, Double> weights;

    /// @param weights normalised
    Flips(Scores scores, Map<String, Double> weights) {
        this.scores = scores;
        this.weights = weights;
    }

    List<FlipPoint> all() {
        var ranking = scores.ranking(weights);
        var flips = new ArrayList<FlipPoint>();
        if (ranking.size() > 1) {
            for (String criterion : weights.keySet()) {
                if (weights.get(criterion) < 1) {
                    below(criterion, ranking).ifPresent(flips::add);
                    above(criterion, ranking).ifPresent(flips::add);
                }
            }
        }
        return List.copyOf(flips);
    }

    private Optional<FlipPoint> above(String criterion, List<String> ranking) {
        return crossings(criterion, ranking)
                .map(crossing -> crossing.firstAbove(weights.get(criterion)))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(FlipPoint::at));
    }

    private Optional<FlipPoint> below(String criterion, List<String> ranking) {
        return crossings(criterion, ranking)
                .map(crossing -> crossing.firstBelow(weights.get(criterion)))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(FlipPoint::at));
    }

    private Stream<Crossing> crossings(String criterion, List<String> ranking) {
        var leader = quotient(ranking.getFirst(), criterion);
        return ranking.stream().skip(1).map(challenger -> Crossing.of(criterion, challenger, leader, quotient(challenger, criterion)));
    }

    /// (a0 + a1 t) / (m0 + m1 t)
    private record Quotient(double a0, double a1, double m0, double m1) {

        static Quotient constant(double value) {
            return new Quotient(value, 0, 1, 0);
        }
    }

    private Quotient quotient(String option, String criterion) {
        double rest = 1 - weights.get(criterion);
        var own = scores.byOption().get(option);
        double sum = 0;
        double covered = 0;
        for (var score : own.entrySet()) {
            if (!score.getKey().equals(criterion)) {
                sum += weights.get(score.getKey()) * score.getValue() / rest;
                covered += weights.get(score.getKey()) / rest;
            }
        }
        if (!own.containsKey(criterion)) {
            return Quotient.constant(sum / covered);
        }
        double score = own.get(criterion);
        return covered == 0 ? Quotient.constant(score) : new Quotient(sum, score - sum, covered, 1 - covered);
    }

    /// The lead of the leader over one challenger, up to a positive factor: c0 + c1 t + c2 t².
    private record Crossing(String criterion, String challenger, double c0, double c1, double c2) {

        static Crossing of(String criterion, String challenger, Quotient leader, Quotient other) {
            return new Crossing(criterion, challenger,
                    leader.a0 * other.m0 - other.a0 * leader.m0,
                    leader.a0 * other.m1 + leader.a1 * other.m0 - other.a0 * leader.m1 - other.a1 * leader.m0,
                    leader.a1 * other.m1 - other.a1 * leader.m1);
        }

        private double lead(double t) {
            return c0 + t * (c1 + t * c2);
        }

        /// Roots between 0 and 1 in ascending order; numbers of the size of rounding errors count as 0.
        private List<Double> roots() {
            if (Math.abs(c2) < SAME) {
                return Math.abs(c1) < SAME ? List.of() : inside(-c0 / c1, -c0 / c1);
            }
            double square = c1 * c1 - 4 * c2 * c0;
            if (square < 0) {
                return List.of();
            }
            double half = -0.5 * (c1 + Math.copySign(Math.sqrt(square), c1));
            return half == 0 ? inside(0, 0) : inside(half / c2, c0 / half);
        }

        private static List<Double> inside(double first, double second) {
            return Stream.of(first, second).filter(root -> root > EDGE && root < 1 - EDGE).distinct().sorted().toList();
        }

        Optional<FlipPoint> firstAbove(double weight) {
            var roots = roots().stream().filter(root -> root > weight - SAME).toList();
            for (int i = 0; i < roots.size(); i++) {
                double next = i + 1 < roots.size() ? roots.get(i + 1) : 1;
                if (lead((roots.get(i) + next) / 2) < 0) {
                    return Optional.of(new FlipPoint(criterion, FlipPoint.Direction.ABOVE, Math.max(weight, roots.get(i)), challenger));
                }
            }
            return Optional.empty();
        }

        Optional<FlipPoint> firstBelow(double weight) {
            var roots = roots().stream().filter(root -> root < weight + SAME).toList();
            for (int i = roots.size() - 1; i >= 0; i--) {
                double next = i > 0 ? roots.get(i - 1) : 0;
                if (lead((roots.get(i) + next) / 2) < 0) {
                    return Optional.of(new FlipPoint(criterion, FlipPoint.Direction.BELOW, Math.min(weight, roots.get(i)), challenger));
                }
            }
            return Optional.empty();
        }
    }
}
