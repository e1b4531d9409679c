package ringside.workbench.measure.wiring;

import java.util.List;
import ringside.workbench.measure.StaticMeasure;

/// How much a lane adds to the services all lanes share.
public final class WiringMeasures {
    /// In the order of reports.
    public static final List<StaticMeasure> ALL = List.of(
            new MechanismLines(),
            new MechanismBranches(),
            new Ports(),
            new Protocols());

    private WiringMeasures() {}
}
