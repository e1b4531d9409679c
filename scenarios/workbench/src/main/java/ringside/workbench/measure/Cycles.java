package ringside.workbench.measure;

import ringside.workbench.trace.Request;

/// Model cycles on the marking core from the opening to the closing mark, waiting included.
final class Cycles implements RequestMeasure {
    @Override
    public String name() {
        return "cycles";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles on the marking core from the opening to the closing mark, waiting included.";
    }

    @Override
    public double of(Request request) {
        return request.closed().cycle() - request.opened().cycle();
    }
}
