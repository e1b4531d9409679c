package ringside.workbench.measure.trust;

import java.util.List;
import ringside.workbench.measure.StaticMeasure;

/// What must be right so that no program can read or change another program's memory.
public final class TrustMeasures {
    /// In the order of reports.
    public static final List<StaticMeasure> ALL = List.of(
            new TrustedBytes(),
            new TrustedLines(),
            new TrustedRawPlaces(),
            new ConfinedBytes(),
            new CheckedShare());

    private TrustMeasures() {}
}
