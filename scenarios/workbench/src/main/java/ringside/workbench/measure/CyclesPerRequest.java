package ringside.workbench.measure;

import java.util.OptionalDouble;

/// Model cycles of all requests divided by their number.
final class CyclesPerRequest implements RunMeasure {
    @Override
    public String name() {
        return "cyclesPerRequest";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles of all requests divided by their number.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.requests().stream().mapToDouble(new Cycles()::of).average();
    }
}
