package ringside.workbench.matrix;

import java.util.OptionalInt;

/// A published cell, as published.
///
/// @param rating 1 to 5, or nothing where the text is no rating
/// @param plus   the text: plus signs, `N/A` or `—`
/// @param source id of the document
public record Rating(OptionalInt rating, String plus, String source) {}
