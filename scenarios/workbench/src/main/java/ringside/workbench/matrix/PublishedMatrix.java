package ringside.workbench.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import ringside.workbench.Problem;

/// The published matrix, unchanged: hypotheses to report on, never numbers to reach.
///
/// @param ratings by row label, then by lane id
public record PublishedMatrix(List<String> lanes, Map<String, Map<String, Rating>> ratings) {

    /// The table that travels with the product.
    public static PublishedMatrix shipped() throws Problem {
        var rows = CsvTable.rows("published-matrix.csv");
        return new PublishedMatrix(
                rows.stream().map(row -> row.get("architecture")).distinct().toList(),
                rows.stream().collect(Collectors.groupingBy(row -> row.get("row"),
                        Collectors.toMap(row -> row.get("architecture"), PublishedMatrix::rating))));
    }

    private static Rating rating(Map<String, String> row) {
        var number = row.get("rating");
        return new Rating(number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number)), row.get("plus"), row.get("source"));
    }

    public Optional<Rating> rating(Criterion criterion, String lane) {
        return Optional.ofNullable(ratings.getOrDefault(criterion.label(), Map.of()).get(lane));
    }
}
