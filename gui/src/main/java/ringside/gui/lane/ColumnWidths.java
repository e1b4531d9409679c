package ringside.gui.lane;

import java.util.Arrays;

/// Divides the width of a drawing among cores.
final class ColumnWidths {
    private ColumnWidths() {}

    /// Equal widths where every column gets what it needs; else what each needs, and with too little room their parts of it.
    ///
    /// @param needs one for each column, in pixels
    /// @return widths whose sum is `room`
    static double[] of(double[] needs, double room) {
        double all = Arrays.stream(needs).sum();
        if (all >= room) {
            return Arrays.stream(needs).map(need -> room * need / all).toArray();
        }
        double[] sorted = needs.clone();
        Arrays.sort(sorted);
        double left = room;
        int narrow = sorted.length;
        while (sorted[narrow - 1] > left / narrow) {
            left -= sorted[--narrow];
        }
        double least = left / narrow;
        return Arrays.stream(needs).map(need -> Math.max(need, least)).toArray();
    }
}
