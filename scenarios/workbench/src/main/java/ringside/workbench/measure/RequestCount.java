package ringside.workbench.measure;

import java.util.OptionalDouble;

/// Requests opened and closed by their marks.
final class RequestCount implements RunMeasure {
    @Override
    public String name() {
        return "requests";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Requests opened and closed by their marks.";
    }

    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return OptionalDouble.of(evidence.requests().size());
    }
}
