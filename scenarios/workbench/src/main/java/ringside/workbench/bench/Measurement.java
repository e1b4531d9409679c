package ringside.workbench.bench;

import java.util.Arrays;

/// What a [Benchmark] found.
///
/// @param value median of the runs
/// @param note  how it was taken, in one line
public record Measurement(String name, double value, String unit, int runs, double min, double max, String note) {

    /// @param samples one value of each run, at least one
    static Measurement of(String name, String unit, double[] samples, String note) {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        return new Measurement(name, sorted[sorted.length / 2], unit, sorted.length, sorted[0], sorted[sorted.length - 1], note);
    }
}
