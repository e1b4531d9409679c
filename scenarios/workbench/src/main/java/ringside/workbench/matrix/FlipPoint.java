package ringside.workbench.matrix;

/// Where the winner changes if one weight moves and the others keep their ratios.
///
/// @param at normalised weight of the criterion, between 0 and 1
public record FlipPoint(String criterion, Direction direction, double at, String newWinner) {

    /// On which side of `at` the new winner wins.
    public enum Direction { ABOVE, BELOW }
}
