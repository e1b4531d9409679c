package ringside.workbench.measure.wiring;

import java.util.List;
import ringside.workbench.measure.StaticMeasure;

/// How much a lane adds to the services all lanes share.
public final class WiringMeasures {
    /// In the order of reports.
    public static final List<StaticMeasure> ALL = List.of(
            new WiringLines(),
            new WiringBranches(),
            new Ports(),
            new Protocols());

    private WiringMeasures() {}
}
