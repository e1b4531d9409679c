package ringside.gui.lane;

import java.util.function.ToDoubleFunction;

/// Short forms of names, for boxes that are too narrow for the whole name.
final class Abbreviation {
    private static final int USUAL = 4;
    private static final int SHORTEST = 2;

    private Abbreviation() {}

    /// The name, or its last word, or its first letters and a full stop: the first of these that fits.
    ///
    /// @param width measures a text
    static String fitting(String name, double room, ToDoubleFunction<String> width) {
        if (width.applyAsDouble(name) <= room) {
            return name;
        }
        String word = name.substring(name.lastIndexOf('-') + 1);
        if (width.applyAsDouble(word) <= room) {
            return word;
        }
        String shorter = word;
        for (int letters = Math.min(USUAL, word.length()); letters >= SHORTEST; letters--) {
            shorter = word.substring(0, letters) + ".";
            if (width.applyAsDouble(shorter) <= room) {
                return shorter;
            }
        }
        return shorter;
    }
}
