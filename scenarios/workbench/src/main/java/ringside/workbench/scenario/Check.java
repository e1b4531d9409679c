package ringside.workbench.scenario;

import java.util.List;

/// A statement about a run that is true or false afterwards.
///
/// `lanes` is empty for all lanes of the run.
public sealed interface Check {
    String id();

    Kind kind();

    List<String> lanes();

    /// INVARIANT: a count that must hold. EXPECT: a hypothesis registered before the run; a miss is a result to explain.
    enum Kind { INVARIANT, EXPECT }

    /// A metric compared with a number.
    ///
    /// @param each whether every request must satisfy it on its own, rather than the total
    record Metric(String id, Kind kind, List<String> lanes, String metric, boolean each, Comparison comparison, double value)
            implements Check {}

    /// All lanes of the run printed the same bytes.
    record SameConsole(String id, Kind kind, List<String> lanes) implements Check {}

    /// All lanes of the run that did not refuse printed the same lines, in whatever order.
    record SameLines(String id, Kind kind, List<String> lanes) implements Check {}

    /// Every program ended with status 0.
    record Succeeds(String id, Kind kind, List<String> lanes) implements Check {}

    /// Every program ended with status 0, or the lane has no place for the scenario and said so.
    record SucceedsOrRefuses(String id, Kind kind, List<String> lanes) implements Check {}

    /// The lane has no place for the scenario and said so.
    record Refuses(String id, Kind kind, List<String> lanes) implements Check {}

    /// `==`, `<=`, `>=`, `<`, `>`.
    enum Comparison {
        EQUAL("=="), AT_MOST("<="), AT_LEAST(">="), LESS("<"), GREATER(">");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean holds(double left, double right) {
            return switch (this) {
                case EQUAL -> left == right;
                case AT_MOST -> left <= right;
                case AT_LEAST -> left >= right;
                case LESS -> left < right;
                case GREATER -> left > right;
            };
        }
    }
}
