package ringside.workbench.measure;

import ringside.workbench.trace.Request;

/// A measure of one request; the figure of a run is the sum over its requests.
public non-sealed interface RequestMeasure extends Measure {
    double of(Request request);
}
