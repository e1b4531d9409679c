package ringside.workbench.measure;

import ringside.workbench.trace.Request;

/// Instructions retired while a core worked for the request; halted time has none.
final class Instructions implements RequestMeasure {
    @Override
    public String name() {
        return "instructions";
    }

    @Override
    public String unit() {
        return "instructions";
    }

    @Override
    public String definition() {
        return "Instructions retired while a core worked for the request; halted time has none.";
    }

    @Override
    public double of(Request request) {
        return request.instructions();
    }
}
