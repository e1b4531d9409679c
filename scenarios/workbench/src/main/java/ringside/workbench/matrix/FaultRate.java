package ringside.workbench.matrix;

/// How one lane fared under one suite of faults. Suites are disjoint: no fault is in two.
///
/// @param activated faults that struck
/// @param held      of those, faults whose harm stayed where the suite says it must stay
/// @param traceHash fingerprint of all runs of the suite in this lane
public record FaultRate(int activated, int held, String traceHash, String costTable) {
    /// Standard normal quantile of 97.5 %.
    private static final double Z = 1.959963984540054;

    /// @param low  lower end of the 95 % interval
    /// @param high upper end
    public record Interval(double low, double high) {}

    public double share() {
        return (double) held / activated;
    }

    /// The Wilson score interval at 95 %. Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927).
    public Interval interval() {
        double n = activated;
        double centre = (share() + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * StrictMath.sqrt(share() * (1 - share()) / n + Z * Z / (4 * n * n));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
