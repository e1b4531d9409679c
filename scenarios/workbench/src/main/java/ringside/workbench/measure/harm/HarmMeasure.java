package ringside.workbench.measure.harm;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import ringside.workbench.measure.Harm;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.measure.RunMeasure;

/// A figure of what a fault did; nothing where there was none.
record HarmMeasure(String name, String unit, String definition, ToDoubleFunction<Harm> figure) implements RunMeasure {
    @Override
    public OptionalDouble of(RunEvidence evidence) {
        return evidence.harm().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(figure.applyAsDouble(evidence.harm().get()));
    }
}
