package ringside.workbench.measure.wiring;

import java.util.OptionalDouble;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.StaticMeasure;

/// Those of the ports that are more than a plain call, so that both sides must agree on a format and on whose turn it is:
/// traps, messages, queues, doorbells, upcalls.
final class Protocols implements StaticMeasure {
    @Override
    public String name() {
        return "protocols";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Those of the ports that are more than a plain call, so that both sides must agree on a format and on "
                + "whose turn it is: traps, messages, queues, doorbells, upcalls.";
    }

    @Override
    public OptionalDouble of(LaneImage image) {
        return OptionalDouble.of(image.lane().architecture().calls().stream()
                .filter(call -> call.binding() != Architecture.Binding.DIRECT)
                .count());
    }
}
