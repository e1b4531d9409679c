package ringside.workbench.measure.boot;

import java.util.OptionalDouble;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.measure.RunMeasure;

/// Model cycles of the booting core from power-on to the first instruction of a component: the entry code, which sets up
/// paging and long mode, is done.
final class FirstJavaCycles implements RunMeasure {
    @Override
    public String name() {
        return "firstJavaCycles";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles of the booting core from power-on to the first instruction of a component: the entry "
                + "code, which sets up paging and long mode, is done.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.events().stream()
                .filter(TraceEvent.Transfer.class::isInstance)
                .mapToDouble(event -> event.at().cycle())
                .findFirst();
    }
}
