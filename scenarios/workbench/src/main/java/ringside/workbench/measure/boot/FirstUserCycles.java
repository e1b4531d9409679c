package ringside.workbench.measure.boot;

import java.util.OptionalDouble;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.measure.RunMeasure;

/// Model cycles from power-on to the first instruction in ring 3, of a service or of a program; absent where nothing runs
/// in ring 3.
final class FirstUserCycles implements RunMeasure {
    private static final int USER_RING = 3;

    @Override
    public String name() {
        return "firstUserCycles";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles from power-on to the first instruction in ring 3, of a service or of a program; absent "
                + "where nothing runs in ring 3.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.events().stream()
                .filter(event -> event instanceof TraceEvent.RingChange change && change.to() == USER_RING)
                .mapToDouble(event -> event.at().cycle())
                .findFirst();
    }
}
