package ringside.workbench.measure.boot;

import java.util.OptionalDouble;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.measure.RunMeasure;
import shared.trace.Mark;

/// Model cycles of the booting core from power-on to the first instruction of the first program.
final class BootCycles implements RunMeasure {
    @Override
    public String name() {
        return "bootCycles";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles of the booting core from power-on to the first instruction of the first program.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.events().stream()
                .filter(event -> event instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.BOOTED)
                .mapToDouble(event -> event.at().cycle())
                .findFirst();
    }
}
